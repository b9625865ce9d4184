import { NoAnswer, PasswordlessError } from '../../../quickstart/passwordless/api.ts';
import { explain } from '../../../quickstart/passwordless/explain.ts';
import type { Provider } from '../provider.ts';
import { apiOf } from './api-of.ts';
import { passwordlessActions } from './actions.ts';
import { ceremonies } from './ceremonies.ts';
import { readEffects } from './effects.ts';

/** Passwordless.dev, as the lab runs it. */
export const createPasswordless = (): Provider => ({
  async run({ step, action }, tools, input) {
    const run = passwordlessActions[`${step.id}/${action.id}`];
    if (!run) throw new Error(`The outline names ${step.id}/${action.id}, and nothing runs it.`);
    return await run({ ...tools, api: apiOf(tools.connection), apiKey: tools.connection.id }, input);
  },
  async begin({ step, action }, tools, input) {
    const ceremony = ceremonies[`${step.id}/${action.id}`];
    if (!ceremony) throw new Error(`The outline names ${step.id}/${action.id}, and nothing begins it.`);
    return await ceremony.begin({ ...tools, api: apiOf(tools.connection), apiKey: tools.connection.id }, input);
  },
  finish: ({ step, action }, facts) => ceremonies[`${step.id}/${action.id}`]?.say(facts) ?? { sentence: 'Done.' },
  finishRefused: ({ step, action }, exchanges) => ceremonies[`${step.id}/${action.id}`]?.refused?.(exchanges),
  secretsOf: ({ secret }) => [secret.reveal()],
  readEffects,
  refusal(error) {
    if (!(error instanceof PasswordlessError)) return undefined;
    return { error_type: error.code || (error.status === 401 ? 'wrong_key' : 'no_code'), ...explain(error) };
  },
  isSilence: (error) => error instanceof NoAnswer,
  isGone: ({ error_type }, { action }) => error_type === 'wrong_key' && !action.demonstratesFailure,
  setUp: 'preflight',
  choices: ({ passkeys = [], passkey }) =>
    passkeys.map(({ id, nickname, device }) => ({
      value: id,
      name: nickname || 'no name',
      note: device,
      default: id === passkey?.id,
    })),
  who: ({ signed_in }) => (signed_in ? `${signed_in.user_id} is signed in` : null),
});
