import { createHmac, timingSafeEqual } from 'node:crypto';

/*
 * Tokens carry their own content: a prefix, then base64url of an HMAC-SHA-256 and the JSON it seals. The service does
 * the same with MessagePack (docs/passwordless.md, "Tokens and keys"); nobody outside reads it. So beginning a
 * ceremony, which any page with the public key can do, stores nothing.
 */

const MAC_BYTES = 32;

/** @param prefix is sealed too, so that a token of one kind is never taken for another */
export function seal(key: string, prefix: string, content: object): string {
  const payload = Buffer.from(JSON.stringify(content));
  return prefix + Buffer.concat([mac(key, prefix, payload), payload]).toString('base64url');
}

/** What was sealed, or undefined when this key did not seal it. */
export function unseal(key: string, prefix: string, text: string): unknown {
  const bytes = Buffer.from(text, 'base64url');
  const payload = bytes.subarray(MAC_BYTES);
  if (bytes.length <= MAC_BYTES) return undefined;
  if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), mac(key, prefix, payload))) return undefined;
  return JSON.parse(payload.toString('utf8'));
}

const mac = (key: string, prefix: string, payload: Buffer): Buffer =>
  createHmac('sha256', Buffer.from(key, 'base64url')).update(prefix).update(payload).digest();
