import { NoAnswer, PasswordlessError, type Api } from '../../quickstart/passwordless/api.ts';
import { explain } from '../../quickstart/passwordless/explain.ts';
import type { Provider } from '../provider.ts';
import type { Project } from '../sandbox-project/projects.ts';
import { passwordlessActions } from './actions.ts';
import { ceremonies } from './ceremonies.ts';
import { learnFrom } from './learn.ts';

/** Where the service begins, on its origin. */
export const BASE = '/passwordless';

/** The reader's account there. @throws when the sandbox gave none */
export function apiOf(providerUrl: string, { passkeys }: Project): Api {
  if (!passkeys) throw new Error('This sandbox emulates no Passwordless.dev.');
  return { url: providerUrl + BASE, secret: passkeys.api_secret.reveal() };
}

/** Passwordless.dev, as the lab runs it. */
export const createPasswordless = (providerUrl: string): Provider => ({
  async run({ step, action }, tools, input) {
    const run = passwordlessActions[`${step.id}/${action.id}`];
    if (!run) throw new Error(`The outline names ${step.id}/${action.id}, and nothing runs it.`);
    const apiKey = tools.project.passkeys?.api_key ?? '';
    return await run({ ...tools, api: apiOf(providerUrl, tools.project), apiKey }, input);
  },
  async begin({ step, action }, tools, input) {
    const ceremony = ceremonies[`${step.id}/${action.id}`];
    if (!ceremony) throw new Error(`The outline names ${step.id}/${action.id}, and nothing begins it.`);
    const apiKey = tools.project.passkeys?.api_key ?? '';
    return await ceremony.begin({ ...tools, api: apiOf(providerUrl, tools.project), apiKey }, input);
  },
  finish: ({ step, action }, facts) => ceremonies[`${step.id}/${action.id}`]?.say(facts) ?? { sentence: 'Done.' },
  secretsOf: ({ passkeys }) => (passkeys ? [passkeys.api_secret.reveal()] : []),
  learnFrom,
  refusal(error) {
    if (!(error instanceof PasswordlessError)) return undefined;
    return { error_type: error.code || (error.status === 401 ? 'wrong_key' : 'no_code'), ...explain(error) };
  },
  isSilence: (error) => error instanceof NoAnswer,
  isGone: ({ error_type }, { action }) => error_type === 'wrong_key' && !action.breaks,
  setUp: 'preflight',
  choices: ({ passkeys = [], passkey }) =>
    passkeys.map(({ id, nickname, device }) => ({
      value: id,
      name: nickname || 'without a name',
      note: device,
      favourite: id === passkey?.id,
    })),
  who: ({ signed_in }) => (signed_in ? `${signed_in.user_id} is signed in` : null),
});
