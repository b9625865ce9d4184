import type { Action } from '../../guides/index.ts';
import type { Outcome } from '../types.ts';
import type { Mode } from './types.ts';

const onlyInSandbox: Record<NonNullable<Action['sandboxOnly']>, string> = {
  mailbox: 'It opens a mail by itself, and a real mailbox opens for its owner only.',
  clock: 'It moves the clock ahead, and a real clock does not move.',
};

/** Why an action does not run on these credentials; undefined when it does. */
export function unavailableReason(mode: Mode, { sandboxOnly, ownProjectOnly }: Action): Outcome | undefined {
  if (sandboxOnly && mode !== 'sandbox') {
    const why = onlyInSandbox[sandboxOnly];
    return barred('This runs in the sandbox only.', `${why} Go back to the sandbox under Preflight to try it.`);
  }
  if (ownProjectOnly && mode !== 'reader') {
    const why = 'Elsewhere there is nothing of yours yet, or what is there may belong to others.';
    return barred('This runs on a project of your own only.', `${why} Type its credentials under Preflight.`);
  }
  return undefined;
}

const barred = (sentence: string, detail: string): Outcome => ({
  kind: 'blocked',
  status: 409,
  sentence,
  detail,
  at: '/preflight/',
});
