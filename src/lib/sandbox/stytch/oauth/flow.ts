import { findOneTime, issueOneTime, takeOneTime } from '../../core/projects/one-time.ts';
import { MINUTE } from '../../core/time.ts';
import { fail } from '../errors.ts';
import { checkChallenge } from '../magic-links/pkce.ts';
import type { OAuthProof } from '../login/proof.ts';
import type { OAuthProvider } from '../login/registrations.ts';
import type { ProviderTokens } from '../oidc/client.ts';
import type { Call } from '../operation.ts';

/** A login that a browser started and hasn't come back from. */
export interface OAuthFlow {
  kind: 'oauth';
  provider: OAuthProvider;
  pkce: string | null;
  /** The address to go back to: the app's discovery URL, or one of two by whether the user is a member already. */
  back: { discovery: string } | { organization_id: string; login: string; signup: string };
}

/** Time a user has to sign in at the provider (choice). */
const FLOW_LIFE = 30 * MINUTE;

/** Stores what has to survive the visit to the provider, for 30 minutes. @returns the single-use key, for `state` */
export const startFlow = (call: Pick<Call, 'db' | 'project' | 'now'>, flow: object): Promise<string> =>
  issueOneTime(call, 'flow', flow, FLOW_LIFE);

/** The content of an app's token. */
export interface OAuthLogin {
  proof: OAuthProof;
  email: string;
  tokens: ProviderTokens;
  pkce: string | null;
  /** Empty for discovery. */
  organization_id: string;
}

/** Time an app has to authenticate the token; not confirmed. */
const TOKEN_LIFE = 10 * MINUTE;

type Purpose = 'oauth' | 'oauth_discovery';

/** Issues the token that the app authenticates within ten minutes. */
export const issueLogin = (
  call: Pick<Call, 'db' | 'project' | 'now'>,
  purpose: Purpose,
  login: OAuthLogin,
): Promise<string> => issueOneTime(call, purpose, login, TOKEN_LIFE);

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
  const login = (await findOneTime<OAuthLogin>(call, purpose, token)) ?? fail('oauth_token_not_found');
  checkChallenge(login.pkce, verifier);
  return login;
}

/**
 * Uses a token up.
 * @throws {StytchError} when a concurrent call used it up
 */
export async function spendLogin(call: Call, purpose: Purpose, token: string): Promise<void> {
  if (!(await takeOneTime(call, purpose, token))) fail('oauth_token_not_found');
}
