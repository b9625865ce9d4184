import { z } from 'zod';
import { findOneTime, issueOneTime, takeOneTime, type OneTimeKind } from '../../core/projects/one-time.ts';
import { MINUTE } from '../../core/time.ts';
import { fail } from '../errors.ts';
import { ssoProof } from '../login/proof.ts';
import { checkChallenge } from '../magic-links/pkce.ts';
import { providerTokensSchema } from '../oidc/client.ts';
import type { Call } from '../operation.ts';

type Scope = Pick<Call, 'db' | 'project' | 'now'>;

/** A login that a browser started and hasn't come back from. */
const flow = z.object({
  kind: z.literal('sso'),
  /** The connection of the organization that the user logs in to. */
  connection_id: z.string(),
  organization_id: z.string(),
  login: z.string(),
  signup: z.string(),
  /** The ID of the SAML request that the response must name. */
  request_id: z.string().optional(),
  pkce: z.string().nullable(),
});
export type SsoFlow = z.output<typeof flow>;
export const ssoFlow: OneTimeKind<SsoFlow> = { purpose: 'flow', data: flow };

/** The content of an app's token. */
const ssoLogin = z.object({
  organization_id: z.string(),
  /** Which kind of provider said it: an external connection uses another one. */
  by: z.enum(['oidc', 'saml']),
  email: z.string(),
  proof: ssoProof,
  tokens: providerTokensSchema.optional(),
  pkce: z.string().nullable(),
});
export type SsoLogin = z.output<typeof ssoLogin>;
const loginToken: OneTimeKind<SsoLogin> = { purpose: 'sso', data: ssoLogin };

/** Time an app has to authenticate the token; not confirmed. */
const TOKEN_LIFE = 10 * MINUTE;

/** Issues the token that the app authenticates within ten minutes. */
export const issueSso = (call: Scope, login: SsoLogin): Promise<string> =>
  issueOneTime(call, loginToken, login, TOKEN_LIFE);

/**
 * Reads a token's content without using it up, after checking the PKCE code verifier.
 * @throws {StytchError} when the token is unknown, used or expired, or the verifier doesn't match
 */
export async function findSso(call: Call, token: string, verifier: string | undefined): Promise<SsoLogin> {
  const login = (await findOneTime(call, loginToken, token)) ?? fail('sso_token_not_found');
  checkChallenge(login.pkce, verifier);
  return login;
}

/**
 * Uses a token up.
 * @throws {StytchError} when a concurrent call used it up
 */
export async function spendSso(call: Call, token: string): Promise<void> {
  if (!(await takeOneTime(call, loginToken, token))) fail('sso_token_not_found');
}
