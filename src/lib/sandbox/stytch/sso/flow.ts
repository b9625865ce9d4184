import { findOneTime, issueOneTime, takeOneTime } from '../../core/projects/one-time.ts';
import { MINUTE } from '../../core/time.ts';
import { fail } from '../errors.ts';
import type { SsoProof } from '../login/proof.ts';
import { checkChallenge } from '../magic-links/pkce.ts';
import type { ProviderTokens } from '../oidc/client.ts';
import type { Call } from '../operation.ts';

type At = Pick<Call, 'db' | 'project' | 'now'>;

/** A login that a browser started and hasn't come back from. */
export interface SsoFlow {
  kind: 'sso';
  /** The connection of the organization that the user logs in to. */
  connection_id: string;
  organization_id: string;
  login: string;
  signup: string;
  /** The ID of the SAML request that the response must name. */
  request_id?: string;
  pkce: string | null;
}

/** The content of an app's token. */
export interface SsoLogin {
  organization_id: string;
  /** Which kind of provider said it: an external connection uses another one. */
  by: 'oidc' | 'saml';
  email: string;
  proof: SsoProof;
  tokens?: ProviderTokens;
  pkce: string | null;
}

/** Time an app has to authenticate the token; not confirmed. */
const TOKEN_LIFE = 10 * MINUTE;

/** Issues the token that the app authenticates within ten minutes. */
export const issueSso = (call: At, login: SsoLogin): Promise<string> => issueOneTime(call, 'sso', login, TOKEN_LIFE);

/**
 * Reads a token's content without using it up, after checking the PKCE code verifier.
 * @throws {StytchError} when the token is unknown, used or expired, or the verifier doesn't match
 */
export async function findSso(call: Call, token: string, verifier: string | undefined): Promise<SsoLogin> {
  const login = (await findOneTime<SsoLogin>(call, 'sso', token)) ?? fail('sso_token_not_found');
  checkChallenge(login.pkce, verifier);
  return login;
}

/**
 * Uses a token up.
 * @throws {StytchError} when a concurrent call used it up
 */
export async function spendSso(call: Call, token: string): Promise<void> {
  if (!(await takeOneTime(call, 'sso', token))) fail('sso_token_not_found');
}
