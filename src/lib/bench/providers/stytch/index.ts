import { RequestError, StytchError } from 'stytch';
import { explain, type Explanation } from '../../../quickstart/stytch/app/explain.ts';
import { backLink, explainInvitation, loginLink } from '../../../quickstart/stytch/app/later-problems.ts';
import { WrongToken } from '../../../quickstart/stytch/authenticate-magic-link.ts';
import { namesOf } from '../facts.ts';
import type { Provider } from '../provider.ts';
import { createActionContext } from './action-context.ts';
import { stytchActions } from './actions/index.ts';
import { TakenInOwnProject } from './actions/set-up.ts';
import { stytchChecks } from './checks/index.ts';
import { createClients, type Clients } from './clients.ts';
import { stytchCredentials } from './credentials.ts';
import { readEffects } from './effects/effects.ts';
import { choices } from './choices.ts';
import { FAILURES } from '../../../guides/failure.ts';
import { stytchFailures } from './failures.ts';
import { stytchFacts } from './facts.ts';
import { forOwnSlug, forReaderOf } from './for-reader.ts';
import { STYTCH } from './id.ts';
import { initialInput } from './initial-input.ts';
import { arrivalMessage, sentToOf } from './magic-link/arrival-message.ts';
import { stytchMail } from './mail.ts';
import { appCookies, loggedOutCookies } from './plain-app/cookies.ts';
import { stytchSharing } from './sharing.ts';

/** The Stytch provider, with the SDK clients that the plain app uses, too. */
export interface StytchProvider extends Provider {
  clients: Clients;
}

export function createStytch(clients: Clients = createClients()): StytchProvider {
  return {
    id: STYTCH,
    clients,
    facts: namesOf(stytchFacts),
    inputFact: 'stytch_input',
    async run({ step, action }, tools, input) {
      const run = step.id === FAILURES ? stytchFailures[action.id] : stytchActions[`${step.id}/${action.id}`];
      if (!run) throw new Error(`The outline has ${step.id}/${action.id}, but nothing runs it.`);
      return await run(createActionContext(tools, clients), input);
    },
    mail: stytchMail,
    credentials: stytchCredentials(clients),
    checks: stytchChecks(clients),
    sharing: stytchSharing,
    // The header Basic contains the secret, too, together with the id.
    secretsOf: ({ id, secret }) => [secret.reveal(), Buffer.from(`${id}:${secret.reveal()}`).toString('base64')],
    readEffects,
    refusal(thrown, failed, place) {
      const error = thrown instanceof TakenInOwnProject ? thrown.refused : thrown;
      if (!(error instanceof StytchError) && !(error instanceof WrongToken)) return undefined;
      const error_type = error instanceof StytchError ? error.error_type : 'wrong_token';
      const isInvitation = failed?.operation === 'magic_links.authenticate';
      const { step, fix, ...words }: Explanation = (isInvitation && explainInvitation(error)) || explain(error);
      // Only an outage is explained without a step, and it isn't a refusal.
      if (!step) return undefined;
      const toFix = fix === undefined ? undefined : { sentence: fix, detail: '' };
      return {
        error_type,
        ...words,
        step,
        way: isInvitation ? 'Log in again' : (loginLink(step, words.status, fix) ?? backLink(step, words.status)),
        forReader: thrown === error ? (toFix ?? forReaderOf(error_type, failed, place)) : forOwnSlug,
      };
    },
    // An error without a type is JSON of another shape than the SDK reads.
    isSilence: (error) => error instanceof RequestError || (error instanceof StytchError && !error.error_type),
    isGone: ({ error_type }) => error_type === 'unauthorized_credentials',
    choices,
    who: ({ login }, holdings) =>
      login && holdings.some(({ kind }) => kind === 'session_token') ? `${login.email} in ${login.organization}` : null,
    initialInput,
    arrivalMessage,
    sentTo: sentToOf,
    appCookies,
    loggedOutCookies,
  };
}
