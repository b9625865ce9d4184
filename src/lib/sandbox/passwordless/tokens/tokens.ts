import { randomUUID } from 'node:crypto';
import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';
import { LONGEST_LIFE } from './lifetimes.ts';
import { seal, unseal } from './seal.ts';

/** What `/register/token` was told, on its way through the browser and back. */
export interface RegisterToken {
  userId: string;
  username: string;
  displayName: string;
  authenticatorType: string;
  discoverable: boolean;
  userVerification: string;
  aliases: string[];
  aliasHashing: boolean;
  hints: string[];
}

/** A registration under way. */
export interface RegisterSession {
  ceremony: 'register';
  /** The register token that it began with, to be spent at its end. */
  tokenId: string;
  challenge: string;
  rpId: string;
  userId: string;
  userVerification: string;
  aliases: string[];
  aliasHashing: boolean;
}

/** A sign-in under way. */
export interface SigninSession {
  ceremony: 'signin';
  challenge: string;
  rpId: string;
  /** Whose passkeys were listed in `allowCredentials`; null when none were, and any passkey may answer. */
  userId: string | null;
  userVerification: string;
  purpose: string;
}

/** What `/signin/verify` answers, save what the token's life says. */
export interface VerifyToken {
  userId: string;
  type: 'passkey_register' | 'passkey_signin' | 'generated_signin';
  timestamp: string;
  rpId: string | null;
  origin: string | null;
  device: string;
  country: string;
  nickname: string | null;
  /** Standard base64 with padding, unlike everywhere else (docs/passwordless.md, "Verify a sign-in"). */
  credentialId: string | null;
  purpose: string | null;
}

interface Contents {
  register_: RegisterToken;
  session_: RegisterSession | SigninSession;
  verify_: VerifyToken;
}
type Prefix = keyof Contents;

interface Sealed<P extends Prefix> {
  id: string;
  made_at: number;
  /** Null: until the seal itself is too old. A session has no other end (docs/passwordless.md, "Tokens and keys"). */
  expires_at: number | null;
  content: Contents[P];
}

/**
 * Makes a token.
 * @param expiresAt sandbox time in milliseconds
 */
export function issue<P extends Prefix>(call: Call, prefix: P, content: Contents[P], expiresAt: number | null): string {
  const sealed: Sealed<P> = { id: randomUUID(), made_at: call.now, expires_at: expiresAt, content };
  return seal(call.account.seal_key, prefix, sealed);
}

/**
 * Reads a token of this account. The order of the checks is that of docs/passwordless.md, "Errors"; a token that ended
 * says so, used or not.
 */
export function open<P extends Prefix>(call: Call, prefix: P, token: string | undefined): Sealed<P> {
  if (token === undefined) fail('missing_token', { title: `A token is required. It must start with '${prefix}'.` });
  // The prefix may be written in any letter case (docs/passwordless.md, "Tokens and keys").
  if (token.slice(0, prefix.length).toLowerCase() !== prefix)
    fail('invalid_token', {
      title: `The token must start with '${prefix}'. What was sent started with '${token.slice(0, 10)}'.`,
    });
  const text = token.slice(prefix.length);
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) fail('invalid_token_format');
  // Sealed by ourselves under this prefix, so its type is known.
  const sealed = unseal(call.account.seal_key, prefix, text) as Sealed<P> | undefined;
  if (!sealed || call.now - sealed.made_at > LONGEST_LIFE) return fail('invalid_token');
  if (sealed.expires_at !== null && sealed.expires_at <= call.now)
    fail('expired_token', { title: `The token expired ${ago(call.now - sealed.expires_at)} ago.` });
  return sealed;
}

/** In the one unit that seconds, as the service's text has them, are still readable in. */
function ago(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${seconds} second${seconds === 1 ? '' : 's'}`;
}

const USED = 'The token was used already: in this sandbox a token works once. Get a new one.';

/**
 * Notes that a token was used. One statement: of two calls at once one gets through. The service itself lets a token be
 * used until it ends (`differences.ts`).
 */
export async function spend({ db, project, now }: Call, tokenId: string): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('passwordless_spent')
    // For as long as anything sealed with it can live: a session that began with the token outlives it.
    .values({ project_id: project.id, token_id: tokenId, expires_at: now + LONGEST_LIFE })
    .onConflict((conflict) => conflict.columns(['project_id', 'token_id']).doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) fail('invalid_token', { title: USED });
}

/** Refuses a token that was used, for calls that do not use it up themselves. */
export async function refuseSpent({ db, project }: Call, tokenId: string): Promise<void> {
  const spent = await db
    .selectFrom('passwordless_spent')
    .select('token_id')
    .where('project_id', '=', project.id)
    .where('token_id', '=', tokenId)
    .executeTakeFirst();
  if (spent) fail('invalid_token', { title: USED });
}
