import { listRedirectUrls, type RedirectType } from '../../core/projects/redirect-urls.ts';
import { fail, type ErrorType } from '../errors.ts';
import type { Scope } from '../operation.ts';

/** The error if a type has no default. */
const NO_DEFAULT = {
  DISCOVERY: 'no_default_discovery_redirect_url_set',
  LOGIN: 'no_default_login_redirect_url_set',
  SIGNUP: 'no_default_signup_redirect_url_set',
  INVITE: 'no_default_invite_redirect_url_set',
  RESET_PASSWORD: 'no_password_reset_redirect_url',
} as const satisfies Partial<Record<RedirectType, ErrorType>>;

/**
 * Chooses the redirect URL of a link: the given one, which must be registered for this type and match exactly
 * (docs/stytch.md, "Link and redirect"), or the project's default.
 * @param unmatched the error for a URL that is not registered
 * @throws {StytchError} when it's not registered, or there is no default
 */
export async function chooseRedirectUrl(
  { db, project }: Scope,
  type: keyof typeof NO_DEFAULT,
  requested: string | undefined,
  unmatched:
    | 'no_match_for_provided_magic_link_url'
    | 'no_match_for_provided_oauth_url'
    | 'no_match_for_provided_sso_url' = 'no_match_for_provided_magic_link_url',
): Promise<string> {
  const registered = await listRedirectUrls(db, project.id);
  const fitting = registered.filter(({ types }) => types.includes(type));
  if (requested === undefined) return fitting[0]?.url ?? fail(NO_DEFAULT[type]);
  return fitting.some(({ url }) => url === requested) ? requested : fail(unmatched);
}
