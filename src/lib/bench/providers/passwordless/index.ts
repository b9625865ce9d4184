import { FAILURES } from '../../../guides/failure.ts';
import { NoAnswer, PasswordlessError } from '../../../quickstart/passwordless/api.ts';
import { explain } from '../../../quickstart/passwordless/explain.ts';
import { namesOf } from '../facts.ts';
import type { Facts } from '../../types.ts';
import type { Provider } from '../provider.ts';
import { createActionContext } from './action-context.ts';
import { passwordlessActions } from './actions.ts';
import { errorType, passwordlessBrowser } from './browser.ts';
import { passwordlessChecks } from './checks.ts';
import { passwordlessCredentials } from './credentials.ts';
import { demoWords } from './demo-words.ts';
import { readEffects } from './effects.ts';
import { passwordlessFailures } from './failures.ts';
import { passwordlessFacts } from './facts.ts';
import { PASSWORDLESS } from './id.ts';
import { passwordlessSharing } from './sharing.ts';

/** The user's id and, if it's the reader's own user, the alias that the reader typed. */
const nameOf = ({ user_id }: { user_id: string }, passkey: Partial<Facts>['passkey']): string =>
  passkey?.user_id === user_id ? `${passkey.alias} (${user_id})` : user_id;

/** The Passwordless.dev provider. */
export const createPasswordless = (): Provider => ({
  id: PASSWORDLESS,
  facts: namesOf(passwordlessFacts),
  inputFact: 'passwordless_input',
  async run({ step, action }, tools, input) {
    const run = step.id === FAILURES ? passwordlessFailures[action.id] : passwordlessActions[`${step.id}/${action.id}`];
    if (!run) throw new Error(`The outline has ${step.id}/${action.id}, but nothing runs it.`);
    return await run(createActionContext(tools), input);
  },
  browser: passwordlessBrowser,
  credentials: passwordlessCredentials,
  checks: passwordlessChecks,
  sharing: passwordlessSharing,
  secretsOf: ({ secret }) => [secret.reveal()],
  readEffects,
  refusal(error, _, place) {
    if (!(error instanceof PasswordlessError)) return undefined;
    const error_type = errorType(error.status, error.code);
    const { fix, ...words } = explain(error);
    return {
      error_type,
      ...words,
      ...(fix !== undefined && { forReader: { sentence: fix, detail: '' } }),
      ...(place && demoWords(place, error_type)),
    };
  },
  isSilence: (error) => error instanceof NoAnswer,
  isGone: ({ error_type }, { action }) => error_type === 'wrong_key' && !action.demonstratesFailure,
  choices: ({ passkeys = [], passkey }) =>
    passkeys.map(({ id, nickname, device }) => ({
      value: id,
      name: nickname || 'no name',
      note: device,
      default: id === passkey?.id,
    })),
  who: ({ signed_in, passkey }) => (signed_in ? `${nameOf(signed_in, passkey)} is signed in` : null),
});
