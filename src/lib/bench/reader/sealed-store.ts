import type { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import type { Seal } from '../../store/seal.ts';

/** A database whose values for readers are sealed (encrypted), because most of them are secrets. */
export interface SealedStore {
  db: Executor;
  seal: Seal;
}

/** Seals a value as JSON for one reader. */
export const sealJson = ({ seal }: SealedStore, readerId: string, value: unknown): string =>
  seal.seal(JSON.stringify(value), readerId);

/**
 * Opens what `sealJson` sealed. Returns undefined, so that the value is treated as absent, if it was sealed with
 * another key or has another shape: an earlier version of this site may have stored it.
 */
export function unsealJson<T>(
  { seal }: SealedStore,
  readerId: string,
  sealed: string,
  schema: z.ZodType<T>,
): T | undefined {
  const text = seal.unseal(sealed, readerId);
  // The seal proves that this site wrote the text, so it is JSON.
  return text === undefined ? undefined : schema.safeParse(JSON.parse(text)).data;
}
