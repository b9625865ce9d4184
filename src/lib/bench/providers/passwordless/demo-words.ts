import type { Place } from '../../../guides/index.ts';
import type { Refusal } from '../provider.ts';

/** Words for an error that an action shows on purpose. The reader did nothing wrong. Empty for any other error. */
export function demoWords(
  { step, action }: Pick<Place, 'step' | 'action'>,
  errorType: string,
): Pick<Refusal, 'forReader'> {
  if (`${step.id}/${action.id}` !== 'verify/late' || errorType !== 'expired_token') return {};
  return {
    forReader: {
      sentence: 'Two minutes later, the token has expired.',
      detail: 'The status is 403, so your keys are fine. In your app, the user signs in again.',
    },
  };
}
