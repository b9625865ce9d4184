import type { RunResult } from '../../../../lib/bench/index.ts';
import { playScene } from '../../../bench/api.ts';
import { parseFields } from '../../../bench/wire/parse-fields.ts';
import type { Scene } from '../types.ts';

/** Whether a scene ended as its story tells it. */
export function isAsTold({ fails, screen }: Scene, { outcome, exchanges }: RunResult): boolean {
  if (fails) return outcome.kind === 'refused' || outcome.kind === 'unanswered';
  if (outcome.kind !== 'done') return false;
  // A success without a session: another factor is missing.
  const { member_authenticated } = parseFields(exchanges.at(-1)?.response?.body);
  return !(screen === 'inside' && member_authenticated === false);
}

/** Plays a scene for the made-up user, in the stories' own sandbox. @param first whether the story begins with it */
export async function runScene(guide: string, scene: Scene, first: boolean) {
  const [step = '', action = ''] = scene.action.split('/');
  return await playScene({ guide, step }, action, { first, ...(scene.down !== undefined && { down: scene.down }) });
}
