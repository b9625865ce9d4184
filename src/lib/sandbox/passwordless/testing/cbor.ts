import { bigEndian, concat, fromText, type Bytes } from './bytes.ts';

/** Values that an authenticator writes: integers, bytes, strings, and maps of them. */
export type Cbor = number | string | Uint8Array | Map<number | string, Cbor>;

/** Encodes a value as CBOR (RFC 8949, section 3). */
export function encodeCbor(value: Cbor): Bytes {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return concat(head(3, fromText(value).length), fromText(value));
  if (value instanceof Uint8Array) return concat(head(2, value.length), value);
  const entries = [...value].map(([key, item]) => concat(encodeCbor(key), encodeCbor(item)));
  return concat(head(5, value.size), ...entries);
}

/** Encodes the type of a value in three bits, then a number: its length, or the value itself. */
function head(kind: number, value: number): Bytes {
  const first = kind << 5;
  if (value < 24) return Uint8Array.of(first | value);
  if (value < 0x100) return Uint8Array.of(first | 24, value);
  if (value < 0x10000) return concat(Uint8Array.of(first | 25), bigEndian(value, 2));
  return concat(Uint8Array.of(first | 26), bigEndian(value, 4));
}
