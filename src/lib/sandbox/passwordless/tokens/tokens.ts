import { randomUUID } from 'node:crypto';
import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';
import type { Contents, Prefix } from './contents.ts';
import { LONGEST_LIFE } from './lifetimes.ts';
import { seal, unseal } from './seal.ts';

interface Sealed<P extends Prefix> {
  id: string;
  made_at: number;
  /** Null for sessions, which only expire with the key (docs/passwordless.md, "Tokens and keys"). */
  expires_at: number | null;
  content: Contents[P];
}

/**
 * Makes a token.
 * @param expiresAt sandbox time in milliseconds; null for the longest lifetime
 */
export function issue<P extends Prefix>(call: Call, prefix: P, content: Contents[P], expiresAt: number | null): string {
  const sealed: Sealed<P> = { id: randomUUID(), made_at: call.now, expires_at: expiresAt, content };
  return seal(call.account.seal_key, prefix, sealed);
}

/**
 * Opens one of the account's tokens. The order of the checks is that of docs/passwordless.md, "Errors". An expired
 * token fails as expired, used up or not.
 * @throws {Problem} when it's not valid
 */
export function open<P extends Prefix>(call: Call, prefix: P, token: string | undefined): Sealed<P> {
  if (token === undefined) fail('missing_token', { title: `A token is required. It must start with '${prefix}'.` });
  // The prefix may be in any case (docs/passwordless.md, "Tokens and keys").
  if (token.slice(0, prefix.length).toLowerCase() !== prefix)
    fail('invalid_token', {
      title: `The token must start with '${prefix}'. What was sent started with '${token.slice(0, 10)}'.`,
    });
  const text = token.slice(prefix.length);
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) fail('invalid_token_format');
  // The sandbox sealed it with this prefix, so its type is known.
  const sealed = unseal(call.account.seal_key, prefix, text) as Sealed<P> | undefined;
  if (!sealed || call.now - sealed.made_at > LONGEST_LIFE) return fail('invalid_token');
  if (sealed.expires_at !== null && sealed.expires_at <= call.now)
    fail('expired_token', { title: `The token expired ${ago(call.now - sealed.expires_at)} ago.` });
  return sealed;
}

/** Formats a duration in seconds, like the service. */
function ago(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${seconds} second${seconds === 1 ? '' : 's'}`;
}
