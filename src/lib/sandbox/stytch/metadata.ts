import { fail } from './errors.ts';
import { object } from './fields.ts';

type Metadata = Record<string, unknown>;

const MOST_KEYS = 20;
const MOST_BYTES = 4 * 1024;

const withoutNull = (metadata: Metadata): Metadata =>
  Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== null));
const hasFewKeys = (metadata: Metadata) => Object.keys(metadata).length <= MOST_KEYS;
const isSmall = (metadata: Metadata) => Buffer.byteLength(JSON.stringify(metadata)) <= MOST_BYTES;

/** A metadata field: at most 20 keys and 4 KB (Stytch's page "Metadata"). Null removes a key. */
export const metadata = object('metadata_invalid_format')
  .refine((value) => hasFewKeys(withoutNull(value)), 'metadata_too_many_keys')
  .refine((value) => isSmall(withoutNull(value)), 'metadata_too_large');

/** Whether metadata was given. An empty object changes nothing, and Java's SDK sends one for "not set". */
export const isGiven = (metadata: Metadata | undefined): boolean =>
  metadata !== undefined && Object.keys(metadata).length > 0;

/**
 * Merges metadata by its top-level keys: given keys replace existing ones, null removes a key (Stytch's page
 * "Metadata"). The limits apply to the result.
 * @throws {StytchError} when it's too large
 */
export function mergeMetadata(before: Metadata, changes: Metadata | undefined): Metadata {
  if (!changes) return before;
  const merged = withoutNull({ ...before, ...changes });
  if (!hasFewKeys(merged)) fail('metadata_too_many_keys');
  if (!isSmall(merged)) fail('metadata_too_large');
  return merged;
}
