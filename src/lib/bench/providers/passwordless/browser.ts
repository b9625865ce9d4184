import { reasonOf, type Problem } from '../../../quickstart/passwordless/api.ts';
import { explainAnswer } from '../../../quickstart/passwordless/explain.ts';
import type { Place } from '../../../guides/index.ts';
import { parse, text } from '../../json.ts';
import type { BrowserHalf } from '../provider.ts';
import { createActionContext, type CeremonyRun } from './action-context.ts';
import { FAILURES } from '../../../guides/failure.ts';
import { ceremonies } from './ceremonies.ts';
import { failingCeremonies } from './failures.ts';

/** The word for an error response without a code. */
export const errorType = (status: number, code: string): string => code || (status === 401 ? 'wrong_key' : 'no_code');

function ceremonyOf({ step, action }: Place): CeremonyRun {
  const ceremony = step.id === FAILURES ? failingCeremonies[action.id] : ceremonies[`${step.id}/${action.id}`];
  if (!ceremony) throw new Error(`The outline has ${step.id}/${action.id}, but nothing begins it.`);
  return ceremony;
}

/** The actions that ask the browser for a passkey. */
export const passwordlessBrowser: BrowserHalf = {
  routes: new Set(['register/begin', 'register/complete', 'signin/begin', 'signin/complete']),
  headers: ['apikey', 'client-version', 'content-type', 'user-agent'],
  begin: (place, tools, input) => ceremonyOf(place).begin(createActionContext(tools), input),
  firstCall: ({ alias }) =>
    alias
      ? {
          operation: 'passwordless.signin.begin',
          method: 'POST',
          path: '/signin/begin',
          body: JSON.stringify({ alias }),
        }
      : undefined,
  refusal({ status, body }) {
    const problem: Problem = parse(body) ?? {};
    const code = text(problem.errorCode);
    const { fix: _, ...words } = explainAnswer(status, code, reasonOf(problem));
    return { error_type: errorType(status, code), ...words };
  },
  describe: (place, facts, exchanges) => ceremonyOf(place).say(facts, exchanges),
  describeRefusal: (place, exchanges) => ceremonyOf(place).refused?.(exchanges),
};
