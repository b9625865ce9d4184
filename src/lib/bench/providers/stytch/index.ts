import { RequestError, StytchError } from 'stytch';
import { explain } from '../../../quickstart/stytch/app/explain.ts';
import { WrongToken } from '../../../quickstart/stytch/authenticate-magic-link.ts';
import type { Provider } from '../provider.ts';
import { stytchActions } from './actions/index.ts';
import type { Clients } from './clients.ts';
import { forReaderOf } from './for-reader.ts';
import { readEffects } from './effects.ts';

/** Stytch B2B, as the lab runs it. */
export const createStytch = (clients: Clients): Provider => ({
  async run({ step, action }, tools, input) {
    const run = stytchActions[`${step.id}/${action.id}`];
    if (!run) throw new Error(`The outline names ${step.id}/${action.id}, and nothing runs it.`);
    return await run({ ...tools, stytch: clients.of(tools.connection) }, input);
  },
  begin: ({ step }) => {
    throw new Error(`Nothing of ${step.id} runs in the browser.`);
  },
  finish: ({ step }) => {
    throw new Error(`Nothing of ${step.id} runs in the browser.`);
  },
  // The secret stands in the header Basic as well, together with the id.
  secretsOf: ({ id, secret }) => [secret.reveal(), Buffer.from(`${id}:${secret.reveal()}`).toString('base64')],
  readEffects,
  refusal(error, failed) {
    if (!(error instanceof StytchError) && !(error instanceof WrongToken)) return undefined;
    const error_type = error instanceof StytchError ? error.error_type : 'wrong_token';
    return { error_type, ...explain(error), forReader: forReaderOf(error_type, failed) };
  },
  // A refusal that names no type is JSON of another shape than the SDK reads.
  isSilence: (error) => error instanceof RequestError || (error instanceof StytchError && !error.error_type),
  isGone: ({ error_type }) => error_type === 'unauthorized_credentials',
  setUp: 'set-up',
  choices: ({ choices = [] }) =>
    choices.map(({ organization_id, name, membership }) => ({
      value: organization_id,
      name,
      note: membership === 'active_member' ? 'you’re a member' : 'you can join',
      // The organization one is a member of already, before one that is merely open.
      default: membership === 'active_member',
    })),
  who: ({ login }, holdings) =>
    login && holdings.some(({ kind }) => kind === 'session_token') ? `${login.email} in ${login.organization}` : null,
});
