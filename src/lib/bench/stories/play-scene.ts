import type { Place } from '../../guides/index.ts';
import type { BenchContext } from '../context.ts';
import { exampleInput, prepare } from '../prepare/prepare.ts';
import type { Reader } from '../reader/readers.ts';
import { runAction } from '../run/run-action.ts';
import { createTamper } from '../sandbox-project/tamper.ts';
import type { RunResult } from '../types.ts';
import { clearStage, ensureStoryReader } from './story-reader.ts';

export interface SceneToPlay {
  place: Place;
  /** Whether it's a story's first scene: then everything that earlier stories made is deleted. */
  isFirst: boolean;
  /** The call that gets no answer, as if the provider were down. */
  down?: string | undefined;
}

export interface Played {
  result: RunResult;
  /** Subject of the newest email. */
  subject: string;
}

/**
 * Plays a scene of a story: runs its action for the made-up user. If something it needs is missing (it may have expired
 * during a pause), prepares that first.
 * @throws {Blocked} when the reader's network has created too many projects
 */
export async function playScene(
  context: BenchContext,
  reader: Reader,
  { place, isFirst, down }: SceneToPlay,
): Promise<Played> {
  const actor = await ensureStoryReader(context, reader);
  if (isFirst) await clearStage(context, actor);
  await prepare(context, actor, place);
  const run = async () => (await runAction(context, actor, place, await exampleInput(context, actor, place))).result;
  const tamper = createTamper(context, actor);
  const result = await (down ? tamper.withFault(down, { kind: 'drop', when: 'before' }, run) : run());
  const project = await context.projects.ensure(actor);
  const [newest] = await context.controlPlane.listMessages(project, { limit: 1 }).catch(() => []);
  return { result, subject: newest?.subject ?? '' };
}
