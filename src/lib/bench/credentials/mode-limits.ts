import type { Action } from '../../guides/index.ts';
import type { Outcome } from '../types.ts';
import type { Mode } from './types.ts';

const onlyInSandbox: Record<NonNullable<Action['sandboxOnly']>, string> = {
  mailbox: 'It opens an email for you, and this site can’t open real inboxes.',
  provider: 'It uses the sandbox’s own identity provider.',
  clock: 'It moves the clock, which works only in the sandbox.',
  failure: 'It makes a call fail on purpose, and this site does that only there.',
};

/** Returns the reason an action doesn't run with these credentials; undefined if it does. */
export function unavailableReason(mode: Mode, { sandboxOnly, ownProjectOnly }: Action): Outcome | undefined {
  if (sandboxOnly && mode !== 'sandbox') {
    const why = onlyInSandbox[sandboxOnly];
    return barred('This works only in the sandbox.', `${why} To try it, switch back to the sandbox in Preflight.`);
  }
  if (ownProjectOnly && mode !== 'reader') {
    const why = 'In the sandbox and in the host’s project, you have no organizations from before.';
    return barred('This works only with your own project.', `${why} Enter your project’s credentials in Preflight.`);
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
