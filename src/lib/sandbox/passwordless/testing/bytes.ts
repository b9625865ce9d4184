/* Bytes for the software authenticator. Only web standards, because it runs in a page, too. */

export type Bytes = Uint8Array<ArrayBuffer>;

export function concat(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * Encodes a number in big-endian order.
 * @param length in bytes
 */
export const bigEndian = (value: number, length: number): Bytes =>
  Uint8Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) % 256);

export const fromText = (text: string): Bytes => new TextEncoder().encode(text);

/** Copies bytes that a page may pass in several forms. */
export const toBytes = (source: BufferSource): Bytes =>
  source instanceof ArrayBuffer
    ? new Uint8Array(source.slice())
    : Uint8Array.from(new Uint8Array(source.buffer, source.byteOffset, source.byteLength));

/** Encodes bytes as base64url without padding, as WebAuthn does. */
export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

export const fromBase64Url = (text: string): Bytes =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

export const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));
