import type { Check } from '../../../preflight/check.ts';
import { API_KEYS, OAUTH } from './links.ts';

type Problem = Pick<Check, 'state' | 'sentence' | 'fix' | 'link'>;

const PUBLIC_TOKEN = ['public_token_required', 'public_token_not_found', 'invalid_public_token_id'];
const NOT_SET_UP = ['oauth_config_not_found', 'default_provider_not_allowed', 'invalid_oauth_provider'];

/** The result of a check of a start address before anything was tried: it needs the public token. */
export const withoutPublicToken: Problem = {
  state: 'not_checked',
  sentence: 'This check needs your public token.',
  fix: 'Enter it with your credentials. The host of a site sets STYTCH_PUBLIC_TOKEN.',
  link: API_KEYS,
};

/** Explains why a login didn't start. @param type Stytch's error type; undefined if there was no answer */
export function startProblem(type: string | undefined): Problem {
  if (type === undefined) return { state: 'not_checked', sentence: 'Stytch didn’t respond.', fix: 'Try again.' };
  if (PUBLIC_TOKEN.includes(type)) {
    return {
      state: 'wrong',
      sentence: 'Stytch doesn’t know the public token.',
      fix: 'Copy it again, from the same project as the ID and the secret.',
      link: API_KEYS,
    };
  }
  if (NOT_SET_UP.includes(type)) {
    return { state: 'wrong', sentence: 'Google isn’t set up.', fix: 'Set up Google under OAuth.', link: OAUTH };
  }
  return { state: 'not_checked', sentence: `Stytch rejected the start of a login with ${type}.` };
}
