import { concat, type Bytes } from './bytes.ts';

/**
 * Converts an ECDSA signature: WebCrypto returns r and s side by side, WebAuthn has both as DER integers (WebAuthn,
 * section 6.5.5).
 */
export function toDer(signature: Uint8Array): Bytes {
  const half = signature.length / 2;
  const body = concat(integer(signature.subarray(0, half)), integer(signature.subarray(half)));
  return concat(Uint8Array.of(0x30, body.length), body);
}

/** Encodes an integer without leading zeros, except one before a high first bit, which would mean "negative". */
function integer(value: Uint8Array): Bytes {
  const start = value.findIndex((byte) => byte !== 0);
  const digits = value.subarray(start < 0 ? value.length - 1 : start);
  const padded = (digits[0] ?? 0) & 0x80 ? concat(Uint8Array.of(0), digits) : concat(digits);
  return concat(Uint8Array.of(0x02, padded.length), padded);
}
