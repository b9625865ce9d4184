/* What an authenticator app does (RFC 6238): a code from a secret and the time. Pages and the bench compute it. */

/** Time that a code is shown. */
export const STEP_MS = 30_000;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Decodes base32 without padding (RFC 4648, section 6). */
function fromBase32(text: string): Uint8Array<ArrayBuffer> {
  const bits = [...text.toUpperCase()].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
}

/**
 * Computes the six digits that an authenticator app shows.
 * @param secret in base32, as the provider returns it
 * @param now milliseconds since 1970
 */
export async function totpCode(secret: string, now: number): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const key = await crypto.subtle.importKey('raw', fromBase32(secret), algorithm, false, ['sign']);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(now / STEP_MS)));
  const digest = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer));
  // The last four bits say where the number begins (RFC 4226, section 5.3).
  const offset = digest.getUint8(digest.byteLength - 1) & 0xf;
  return String((digest.getUint32(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}
