import { randomUUID } from 'node:crypto';
import type { Place } from '../../guides/index.ts';
import type { BenchContext } from '../context.ts';
import { forgottenCredentials } from '../credentials/forgotten.ts';
import { unavailableReason } from '../credentials/mode-limits.ts';
import { providerOf } from '../providers/index.ts';
import type { Input, Provider, Tools } from '../providers/provider.ts';
import { clockOffset, readFacts } from '../reader/facts.ts';
import { listHoldings } from '../reader/holdings.ts';
import type { Reader } from '../reader/readers.ts';
import type { Facts, Outcome, RunResult } from '../types.ts';
import { checkInput } from './check-input.ts';
import { forgotten, missing } from './outcome.ts';
import { firstMissingFor } from './requirements.ts';

/** Identifies a run and says when it began. */
export interface Started {
  id: string;
  started_at: number;
}

/** A run that may begin, because everything it needs is there. */
export interface BegunRun {
  started: Started;
  provider: Provider;
  tools: Tools;
  input: Input;
  /** The facts that the action notes while it runs. */
  noted: Partial<Facts>;
}

/**
 * Checks whether an action can run. Creates the reader's sandbox project if there is none.
 * @param rawInput the fields as the browser sent them, not validated yet
 * @returns why it can't run, as a result, or what to run it with
 * @throws {Blocked} when the reader's network has created too many projects
 */
export async function beginRun(
  context: BenchContext,
  reader: Reader,
  place: Place,
  rawInput: Record<string, unknown>,
): Promise<BegunRun | RunResult> {
  const started = { id: randomUUID(), started_at: Date.now() };
  const provider = providerOf(context, place.guide.provider);
  const connection = await context.connections.ensure(reader, provider.id).catch((error: unknown) => {
    if (error === forgottenCredentials) return undefined;
    throw error;
  });
  if (!connection) return resultOf(place, started, forgotten);
  const unavailable = unavailableReason(connection.mode, place.action);
  if (unavailable) return resultOf(place, started, unavailable);
  const facts = await readFacts(context, reader.id);
  const holdings = await listHoldings(context, reader.id, started.started_at + clockOffset(facts, connection.mode));
  const lack = firstMissingFor(place, holdings, facts);
  if (lack) return resultOf(place, started, missing(place.action, lack));

  // After what is missing: an earlier step may provide the options of a choice.
  const input = checkInput(place.action, rawInput, connection.mode, provider);
  if (isOutcome(input)) return resultOf(place, started, input);

  const noted: Partial<Facts> = {};
  const tools: Tools = {
    context,
    reader,
    connection,
    facts,
    held: (kind) => holdings.find((holding) => holding.kind === kind)?.value ?? '',
    note: (more) => Object.assign(noted, more),
  };
  return { started, provider, tools, input, noted };
}

const isOutcome = (input: Input | Outcome): input is Outcome => 'kind' in input && typeof input.sentence === 'string';

/** A run with its outcome, before its exchanges are added. */
export function resultOf({ guide, step, action }: Place, started: Started, outcome: Outcome): RunResult {
  return { ...started, guide: guide.id, step: step.id, action: action.id, outcome, exchanges: [] };
}
