import type { Executor } from '../../store/database.ts';
import type { Seal } from '../../store/seal.ts';

/** Where what a reader holds is kept: sealed, because most of it opens something. */
export interface SealedStore {
  db: Executor;
  seal: Seal;
}

/** Seals a value as JSON for one reader. */
export const sealJson = ({ seal }: SealedStore, readerId: string, value: unknown): string =>
  seal.seal(JSON.stringify(value), readerId);

/** Opens what `sealJson` sealed. Undefined when it was sealed under another secret: then it is as if it never was. */
export function unsealJson<T>({ seal }: SealedStore, readerId: string, sealed: string): T | undefined {
  const text = seal.unseal(sealed, readerId);
  // The shape is that of whoever sealed it: nobody else has the key.
  return text === undefined ? undefined : (JSON.parse(text) as T);
}
