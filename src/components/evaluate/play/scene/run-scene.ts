import type { RunResult } from '../../../../lib/bench/index.ts';
import { findAction } from '../../../../lib/guides/index.ts';
import { fetchView, prepareAction, revealProject, runAction } from '../../../bench/api.ts';
import { placeToGo } from '../facts.ts';
import type { Scene } from '../types.ts';

/** Shown in live modes, beside a link to preflight. */
export const NEEDS_SANDBOX =
  'You’re using a real test project, and a made-up user can’t get email. Switch back to the sandbox in Preflight, then try again.';

/** A play needs the sandbox: its example user has no real inbox. @throws in a live mode */
export async function needSandbox(guide: string, { action }: Scene): Promise<void> {
  const { state } = await fetchView({ guide, step: action.split('/')[0] ?? '' });
  const { answers } = state;
  if (answers.mode === 'sandbox' && !answers.forgotten) return;
  throw new Error(NEEDS_SANDBOX);
}

/** Whether a scene ended as its story tells it. */
export const isAsTold = ({ fails }: Scene, { outcome }: RunResult): boolean =>
  fails ? outcome.kind === 'refused' || outcome.kind === 'unanswered' : outcome.kind === 'done';

/** Makes the reader's own sandbox drop the next call of this kind, as if the provider were down. */
async function takeDown(operation: string): Promise<void> {
  const { project_id, secret } = await revealProject();
  const response = await fetch('/_sandbox/faults', {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${project_id}:${secret}`)}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ operation, kind: 'drop', when: 'before', times: 1 }),
  });
  if (!response.ok) throw new Error('The outage couldn’t be arranged. Reload the page and try again.');
}

/**
 * Runs a scene's action for the example user. If a requirement has expired (after ten minutes of pause, say), prepares
 * it and runs the action again.
 * @param before earlier runs, which determine the organization
 */
export async function runScene(guide: string, scene: Scene, before: RunResult[]) {
  const [step = '', action = ''] = scene.action.split('/');
  const inputs = findAction(guide, step, action)?.action.inputs ?? [];
  const run = (results: RunResult[]) => {
    const values = inputs.map(({ name, type, example }) => [name, type === 'choice' ? placeToGo(results) : example]);
    return runAction({ guide, step }, action, Object.fromEntries(values) as Record<string, string>);
  };
  if (scene.down) {
    await prepareAction({ guide, step }, action);
    await takeDown(scene.down);
  }
  const answer = await run(before);
  if (answer.result.outcome.kind !== 'missing') return answer;
  const { runs } = await prepareAction({ guide, step }, action);
  return await run([...before, ...runs]);
}
