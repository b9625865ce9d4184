import { fail } from './errors.ts';

type Metadata = Record<string, unknown>;

const MOST_KEYS = 20;
const MOST_BYTES = 4 * 1024;

/**
 * Metadata after an update, key by key and at the top level only: keys that are given replace, keys set to null go, the
 * others stay. At most 20 keys and 4 KB (Stytch's page "Metadata").
 */
export function mergeMetadata(before: Metadata, given: Metadata | undefined): Metadata {
  if (!given) return before;
  const merged = Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== null));
  if (Object.keys(merged).length > MOST_KEYS) fail('metadata_too_many_keys');
  if (Buffer.byteLength(JSON.stringify(merged)) > MOST_BYTES) fail('metadata_too_large');
  return merged;
}
