import { credentials, isCredential } from '../guides/credentials.ts';
import type { GuideOutline, Step } from '../guides/index.ts';
import type { BenchContext } from './context.ts';
import { allProviders, providerOf } from './providers/index.ts';
import { forgetFacts, readFacts, writeFacts } from './reader/facts.ts';
import { drop, listHoldings } from './reader/holdings.ts';
import { forgetStep, forgetWork } from './reader/progress.ts';
import type { Reader } from './reader/readers.ts';
import { forgetInputOf } from './run/typed-input.ts';
import { saysGone } from './sandbox-project/control-plane.ts';
import { storyReaderId } from './stories/story-reader.ts';
import type { Changed, Facts } from './types.ts';

/** The scope of a new start. The reader's sandbox project keeps its id and secret in any case. */
export type StartOver =
  { scope: 'all' } | { scope: 'guide'; guide: GuideOutline } | { scope: 'step'; guide: GuideOutline; step: Step };

/**
 * Deletes what the reader did. Only starting over with everything also empties a sandbox project: the guides share it.
 * A real project isn't ours to empty.
 * @returns the tokens that are no longer held
 */
export async function startOver(context: BenchContext, reader: Reader, what: StartOver): Promise<Changed> {
  if (what.scope === 'step') return await startStepOver(context, reader, what);
  if (what.scope === 'guide') {
    const { provider } = what.guide;
    for (const id of [reader.id, storyReaderId(reader.id)])
      await forgetWork(context.db, id, 'all', providerOf(context, provider));
    return droppedTokens(
      Object.keys(credentials).filter((kind) => isCredential(kind) && credentials[kind].provider === provider),
    );
  }
  const chosen = await Promise.all(allProviders(context).map(({ id }) => context.connections.find(reader.id, id)));
  if (chosen.some(({ mode }) => mode === 'sandbox')) await emptyProject(context, reader);
  for (const id of [reader.id, storyReaderId(reader.id)]) await forgetWork(context.db, id, 'all');
  return droppedTokens(Object.keys(credentials));
}

async function startStepOver(
  context: BenchContext,
  reader: Reader,
  { guide, step }: Extract<StartOver, { scope: 'step' }>,
): Promise<Changed> {
  const { inputFact, facts: names } = providerOf(context, guide.provider);
  const stepGives = step.actions.flatMap(({ gives }) => gives);
  const held = await listHoldings(context, reader.id, 0);
  // A session JWT comes with the session token: what one run gave goes together.
  const runs = new Set(held.flatMap(({ kind, run_id }) => (stepGives.includes(kind) && run_id ? [run_id] : [])));
  const kinds = held
    .filter(({ kind, run_id }) => stepGives.includes(kind) || (run_id !== null && runs.has(run_id)))
    .map(({ kind }) => kind);
  const typed = (await readFacts(context, reader.id))[inputFact] ?? {};
  await drop(context, reader.id, kinds);
  await forgetFacts(
    context,
    reader.id,
    names.filter((name) => stepGives.includes(name)),
  );
  const left: Partial<Facts> = { [inputFact]: forgetInputOf(step, typed) };
  await writeFacts(context, reader.id, left);
  await forgetStep(context.db, reader.id, guide.id, step.id);
  return droppedTokens(kinds);
}

const droppedTokens = (kinds: string[]): Changed => Object.fromEntries(kinds.map((kind) => [kind, '']));

async function emptyProject({ projects, controlPlane }: BenchContext, reader: Reader): Promise<void> {
  const project = await projects.ensure(reader);
  await controlPlane.reset(project).catch(async (error: unknown) => {
    if (!saysGone(error)) throw error;
    await projects.forget(reader.id, project);
  });
}
