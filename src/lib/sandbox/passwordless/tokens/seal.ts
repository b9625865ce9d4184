import { createHmac, timingSafeEqual } from 'node:crypto';

/*
 * Tokens contain their data: a prefix, then base64url of an HMAC-SHA-256 and of the JSON. The service does the same
 * with MessagePack (docs/passwordless.md, "Tokens and keys"); clients don't read it. So beginning a ceremony, which any
 * page with the public API key can do, stores nothing.
 */

const MAC_BYTES = 32;

/**
 * Seals content into a token.
 * @param prefix the kind of token. It's part of the HMAC, so that one kind isn't accepted as another
 */
export function seal(key: string, prefix: string, content: object): string {
  const payload = Buffer.from(JSON.stringify(content));
  return prefix + Buffer.concat([mac(key, prefix, payload), payload]).toString('base64url');
}

/** Returns the content of a token; undefined if it was not sealed with this key and prefix. */
export function unseal(key: string, prefix: string, text: string): unknown {
  const bytes = Buffer.from(text, 'base64url');
  const payload = bytes.subarray(MAC_BYTES);
  if (bytes.length <= MAC_BYTES) return undefined;
  if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), mac(key, prefix, payload))) return undefined;
  return JSON.parse(payload.toString('utf8'));
}

const mac = (key: string, prefix: string, payload: Buffer): Buffer =>
  createHmac('sha256', Buffer.from(key, 'base64url')).update(prefix).update(payload).digest();
