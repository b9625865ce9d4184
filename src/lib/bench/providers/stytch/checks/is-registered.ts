import { randomUUID } from 'node:crypto';
import { StytchError } from 'stytch';
import { StartRefused } from './open-start.ts';

/** The error type of a rejected call or start of a login; undefined if Stytch didn't answer with one. */
export const errorTypeOf = (error: unknown): string | undefined =>
  error instanceof StytchError || error instanceof StartRefused ? error.error_type : undefined;

/** Whether Stytch rejects a redirect URL as not registered. Magic links, OAuth and SSO each have their own type. */
const isUnregistered = (error: unknown): boolean => errorTypeOf(error)?.startsWith('no_match_for_provided_') ?? false;

export interface Registration {
  /** `unclear`: the call failed for another reason, or Stytch doesn't check the URL here. */
  kind: 'registered' | 'unregistered' | 'unclear';
  /** The other reason. */
  error?: unknown;
}

/**
 * Finds out whether a redirect URL is registered. Whether Stytch checks the URL of a call with test values isn't
 * documented, so a URL that can't be registered is tried too: if Stytch accepts that one, the result means nothing.
 * @param attempt makes the call with this URL. @returns its error, undefined if it succeeded
 */
export async function findRegistration(
  redirectUrl: string,
  attempt: (url: string) => Promise<unknown>,
): Promise<Registration> {
  const error = await attempt(redirectUrl);
  if (isUnregistered(error)) return { kind: 'unregistered' };
  if (error !== undefined) return { kind: 'unclear', error };
  const control = await attempt(`${redirectUrl}/${randomUUID()}`);
  return isUnregistered(control) ? { kind: 'registered' } : { kind: 'unclear' };
}
