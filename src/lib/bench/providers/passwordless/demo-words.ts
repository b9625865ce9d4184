import type { Place } from '../../../guides/index.ts';
import type { Refusal } from '../provider.ts';

interface DemoWords {
  /** The error that the action is there to show. Any other error keeps its own words. */
  error: string;
  forReader: NonNullable<Refusal['forReader']>;
}

/** Says who tried what in an action that fails on purpose, by `step/action`: the reader did nothing wrong. */
const demos: Record<string, DemoWords> = {
  'register/taken': {
    error: 'alias_conflict',
    forReader: {
      sentence: 'This alias is taken: a second user, made up by this page, asked for yours.',
      detail: 'Each alias belongs to one user ID. Ask the user to sign in with it, or to choose another.',
    },
  },
  'verify/late': {
    error: 'expired_token',
    forReader: {
      sentence: 'Two minutes later, the token has expired.',
      detail:
        'A wrong key would return a 401. This 403 means only that the token expired. In your app, the user signs in again.',
    },
  },
};

/** Words for an error that an action shows on purpose. Empty for any other error. */
export function demoWords(
  { step, action }: Pick<Place, 'step' | 'action'>,
  errorType: string,
): Pick<Refusal, 'forReader'> {
  const demo = demos[`${step.id}/${action.id}`];
  return demo?.error === errorType ? { forReader: demo.forReader } : {};
}
