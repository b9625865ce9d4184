import { googleLoginUrl } from '../../../../quickstart/stytch/everyday/google-login-url.ts';
import type { Connection } from '../../../credentials/types.ts';
import type { Check } from '../../../preflight/check.ts';
import type { TryCall } from '../../../preflight/try-call.ts';
import { errorTypeOf, findRegistration } from './is-registered.ts';
import { REDIRECT_URLS } from './links.ts';
import { openStart } from './open-start.ts';
import { startProblem, withoutPublicToken } from './start-problems.ts';

/** Checks that a login with Google starts: the provider is set up, and the redirect URL is registered. */
export async function checkGoogle(
  { url: apiUrl, publicToken }: Pick<Connection, 'url' | 'publicToken'>,
  redirectUrl: string,
  tryCall: TryCall,
): Promise<Check> {
  const named = { id: 'google', label: 'Continue with Google' };
  if (!publicToken) return { ...named, ...withoutPublicToken };
  const fix = { fix: `Register ${redirectUrl} for the type Discovery.`, link: REDIRECT_URLS };
  const hosts: string[] = [];
  const registration = await findRegistration(redirectUrl, (url) =>
    tryCall(async () => hosts.push(await openStart(googleLoginUrl({ apiUrl, publicToken, redirectUrl: url })))),
  );
  if (registration.kind === 'unregistered') {
    return {
      ...named,
      state: 'wrong',
      sentence: 'The redirect URL isn’t registered for it.',
      ...fix,
    };
  }
  if (registration.kind === 'registered')
    return { ...named, state: 'ok', sentence: `A login starts: Stytch sends the browser to ${hosts[0]}.` };
  if (registration.error === undefined)
    return { ...named, state: 'not_checked', sentence: 'This site can’t check the redirect URL.', ...fix };
  return { ...named, ...startProblem(errorTypeOf(registration.error)) };
}
