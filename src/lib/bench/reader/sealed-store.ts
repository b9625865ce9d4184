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

/** Opens what `sealJson` sealed. Undefined if it was sealed with another key: then it is treated as absent. */
export function unsealJson<T>({ seal }: SealedStore, readerId: string, sealed: string): T | undefined {
  const text = seal.unseal(sealed, readerId);
  // Only this code has the key, so the value has the shape it was sealed with.
  return text === undefined ? undefined : (JSON.parse(text) as T);
}
