import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { isObject } from '../../core/http/body.ts';
import type { Outgoing } from '../../core/http/outgoing.ts';
import type { HeldTokens } from '../login/registrations.ts';

/*
 * The client side of OpenID Connect, for OAuth providers and SSO connections. jose checks signatures and ID tokens.
 */

export interface OidcProvider {
  issuer: string;
  client_id: string;
  client_secret: string;
  token_url: string;
  userinfo_url: string;
  jwks_url: string;
}

export const providerTokensSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  id_token: z.string(),
  scopes: z.array(z.string()),
  /** In seconds. */
  expires_in: z.number(),
});
export type ProviderTokens = z.output<typeof providerTokensSchema>;

/** The reason a login at a provider failed. */
export class OidcError extends Error {
  readonly reason: 'code' | 'id_token' | 'userinfo' | 'subject';

  constructor(reason: OidcError['reason'], cause?: unknown) {
    super(`The identity provider's answer is no use: ${reason}.`, { cause });
    this.reason = reason;
  }
}

async function object(outgoing: Outgoing, reason: OidcError['reason'], ...call: Parameters<Outgoing>) {
  try {
    const { status, text } = await outgoing(...call);
    const body: unknown = JSON.parse(text);
    if (status === 200 && isObject(body)) return body;
  } catch (error) {
    throw new OidcError(reason, error);
  }
  throw new OidcError(reason);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

async function requestTokens(
  outgoing: Outgoing,
  { client_id, client_secret, token_url }: OidcProvider,
  fields: Record<string, string>,
): Promise<ProviderTokens> {
  const body = await object(outgoing, 'code', token_url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: String(new URLSearchParams({ ...fields, client_id, client_secret })),
  });
  return {
    access_token: textOf(body.access_token),
    refresh_token: textOf(body.refresh_token),
    id_token: textOf(body.id_token),
    scopes: textOf(body.scope).split(' ').filter(Boolean),
    expires_in: typeof body.expires_in === 'number' ? body.expires_in : 3600,
  };
}

/**
 * Returns the tokens to store, without the refresh token.
 * @param now in milliseconds
 */
export const held = ({ access_token, id_token, scopes, expires_in }: ProviderTokens, now: number): HeldTokens => ({
  access_token,
  id_token,
  scopes,
  expires_at: now + expires_in * 1000,
});

/** Gets new tokens from a provider. */
export const refreshTokens = (outgoing: Outgoing, provider: OidcProvider, refresh_token: string) =>
  requestTokens(outgoing, provider, { grant_type: 'refresh_token', refresh_token });

/**
 * Exchanges a code, checks the ID token, and reads the user's claims.
 * @param now in milliseconds, on the provider's clock
 * @throws {OidcError} when the provider's answer is no use
 */
export async function exchangeCode(
  outgoing: Outgoing,
  provider: OidcProvider,
  { code, redirect_uri, nonce, now }: { code: string; redirect_uri: string; nonce: string; now: number },
): Promise<{ tokens: ProviderTokens; claims: Record<string, unknown> }> {
  const tokens = await requestTokens(outgoing, provider, { grant_type: 'authorization_code', code, redirect_uri });
  const proven = await verified(outgoing, provider, tokens.id_token, nonce, now);
  const userinfo = await object(outgoing, 'userinfo', provider.userinfo_url, {
    method: 'GET',
    headers: { authorization: `Bearer ${tokens.access_token}`, accept: 'application/json' },
  });
  if (userinfo.sub !== proven.sub) throw new OidcError('subject');
  return { tokens, claims: { ...proven, ...userinfo } };
}

async function verified(outgoing: Outgoing, provider: OidcProvider, token: string, nonce: string, now: number) {
  const keys = await object(outgoing, 'id_token', provider.jwks_url);
  try {
    // jose validates the set itself.
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys as unknown as JSONWebKeySet), {
      issuer: provider.issuer,
      audience: provider.client_id,
      currentDate: new Date(now),
      clockTolerance: 60,
    });
    if (payload.nonce === nonce && typeof payload.sub === 'string') return payload;
  } catch (error) {
    throw new OidcError('id_token', error);
  }
  throw new OidcError('id_token');
}

/** Reads a provider's addresses from its discovery document. */
export async function discoverProvider(outgoing: Outgoing, issuer: string) {
  const document = await object(outgoing, 'code', `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  return {
    authorization_url: textOf(document.authorization_endpoint),
    token_url: textOf(document.token_endpoint),
    userinfo_url: textOf(document.userinfo_endpoint),
    jwks_url: textOf(document.jwks_uri),
  };
}
