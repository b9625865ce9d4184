import { randomUUID } from 'node:crypto';
import { aside } from '../../wire/recorder.ts';
import { checkInput } from './check-input.ts';
import { firstMissingFor } from './requirements.ts';
import { followNewestLink } from '../providers/stytch/magic-link/follow.ts';
import { redirectUrl } from '../credentials/addresses.ts';
import { personIn } from '../providers/passwordless/sharing.ts';
import { organizationKey } from '../providers/stytch/sharing.ts';
import { isLive, type Connection } from '../credentials/types.ts';
import { unavailableReason } from '../credentials/mode-limits.ts';
import type { Place } from '../../guides/index.ts';
import { forgotten, missing } from './outcome.ts';
import type { BenchContext } from '../context.ts';
import type { Input, Tools } from '../providers/provider.ts';
import { readFacts } from '../reader/facts.ts';
import { listHoldings } from '../reader/holdings.ts';
import type { Reader } from '../reader/readers.ts';
import type { Facts, Outcome, RunResult } from '../types.ts';

/** What names a run and says when it began. */
export interface Started {
  id: string;
  started_at: number;
}

/** A run that may begin: everything it needs is there. */
export interface Begun {
  started: Started;
  connection: Connection;
  tools: Tools;
  input: Input;
  /** What the action notes on its way, for whoever closes the run. */
  noted: Partial<Facts>;
  linkTokens: string[];
}

/** Looks whether an action can run. @returns what stands in its way, or what to run it with */
export async function beginRun(
  context: BenchContext,
  reader: Reader,
  place: Place,
  given: Record<string, unknown>,
): Promise<Begun | RunResult> {
  const started = { id: randomUUID(), started_at: Date.now() };
  const connection = await context.connections.ensure(reader, place.guide.id);
  if (!connection) return resultOf(place, started, forgotten);
  const barred = unavailableReason(connection.mode, place.action);
  if (barred) return resultOf(place, started, barred);
  const facts = await readFacts(context, reader.id);
  const holdings = await listHoldings(context, reader.id, started.started_at);
  const lack = firstMissingFor(place, holdings, facts);
  if (lack) return resultOf(place, started, missing(lack.what, lack.from));

  // After what is missing: a step before this one may be what makes the choices.
  const input = checkInput(place.action, given, connection.mode);
  if (isOutcome(input)) return resultOf(place, started, input);

  const noted: Partial<Facts> = {};
  const linkTokens: string[] = [];
  const tools: Tools = {
    connection,
    facts,
    held: (kind) => holdings.find((holding) => holding.kind === kind)?.value ?? '',
    note: (more) => Object.assign(noted, more),
    personId: (id) => personIn(connection, reader.id, id),
    isOwnShared: async (idOrSlug) =>
      connection.mode === 'host' && (await context.ownership.owns([reader.id], organizationKey(idOrSlug))),
    redirectUrl: isLive(connection) ? redirectUrl(context.settings) : undefined,
    openLink: (to) => aside(async () => followNewestLink(context, await context.projects.ensure(reader), to)),
    holdLinkToken: (token) => linkTokens.push(token),
    advanceClock: (seconds) =>
      aside(async () => context.controlPlane.advanceClock(await context.projects.ensure(reader), seconds)),
  };
  return { started, connection, tools, input, noted, linkTokens };
}

const isOutcome = (input: Input | Outcome): input is Outcome => 'kind' in input && typeof input.sentence === 'string';

/** A run with how it ended, before its exchanges are added. */
export function resultOf({ guide, step, action }: Place, started: Started, outcome: Outcome): RunResult {
  return { ...started, guide: guide.id, step: step.id, action: action.id, outcome, exchanges: [] };
}
