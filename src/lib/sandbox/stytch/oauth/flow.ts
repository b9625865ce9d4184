import { z } from 'zod';
import { findOneTime, issueOneTime, takeOneTime, type OneTimeKind } from '../../core/projects/one-time.ts';
import { MINUTE } from '../../core/time.ts';
import { fail } from '../errors.ts';
import { checkChallenge } from '../magic-links/pkce.ts';
import { oauthProof } from '../login/proof.ts';
import { OAUTH_PROVIDER_NAMES } from '../login/registrations.ts';
import { providerTokensSchema } from '../oidc/client.ts';
import type { Call } from '../operation.ts';

/** A login that a browser started and hasn't come back from. */
const flow = z.object({
  kind: z.literal('oauth'),
  provider: z.enum(OAUTH_PROVIDER_NAMES),
  pkce: z.string().nullable(),
  /** The address to go back to: the app's discovery URL, or one of two by whether the user is a member already. */
  back: z.union([
    z.object({ discovery: z.string() }),
    z.object({ organization_id: z.string(), login: z.string(), signup: z.string() }),
  ]),
});
export type OAuthFlow = z.output<typeof flow>;
export const oauthFlow: OneTimeKind<OAuthFlow> = { purpose: 'flow', data: flow };

/** Time a user has to sign in at the provider (choice). */
const FLOW_LIFE = 30 * MINUTE;

/** Stores what has to survive the visit to the provider, for 30 minutes. @returns the single-use key, for `state` */
export const startFlow = <F extends object>(
  call: Pick<Call, 'db' | 'project' | 'now'>,
  kind: OneTimeKind<F>,
  started: F,
): Promise<string> => issueOneTime(call, kind, started, FLOW_LIFE);

/** The content of an app's token. */
const oauthLogin = z.object({
  proof: oauthProof,
  email: z.string(),
  tokens: providerTokensSchema,
  pkce: z.string().nullable(),
  /** Empty for discovery. */
  organization_id: z.string(),
});
export type OAuthLogin = z.output<typeof oauthLogin>;

/** Time an app has to authenticate the token; not confirmed. */
const TOKEN_LIFE = 10 * MINUTE;

type Purpose = 'oauth' | 'oauth_discovery';

const loginToken = (purpose: Purpose): OneTimeKind<OAuthLogin> => ({ purpose, data: oauthLogin });

/** Issues the token that the app authenticates within ten minutes. */
export const issueLogin = (
  call: Pick<Call, 'db' | 'project' | 'now'>,
  purpose: Purpose,
  login: OAuthLogin,
): Promise<string> => issueOneTime(call, loginToken(purpose), login, TOKEN_LIFE);

/**
 * Reads a token's content without using it up, after checking the PKCE code verifier.
 * @throws {StytchError} when the token is unknown, used or expired, or the verifier doesn't match
 */
export async function findLogin(
  call: Call,
  purpose: Purpose,
  token: string,
  verifier: string | undefined,
): Promise<OAuthLogin> {
  const login = (await findOneTime(call, loginToken(purpose), token)) ?? fail('oauth_token_not_found');
  checkChallenge(login.pkce, verifier);
  return login;
}

/**
 * Uses a token up.
 * @throws {StytchError} when a concurrent call used it up
 */
export async function spendLogin(call: Call, purpose: Purpose, token: string): Promise<void> {
  if (!(await takeOneTime(call, loginToken(purpose), token))) fail('oauth_token_not_found');
}
