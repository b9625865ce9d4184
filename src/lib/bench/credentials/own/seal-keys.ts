import { z } from 'zod';
import { Secret } from '../../../config/secret.ts';
import type { Seal } from '../../../store/seal.ts';
import type { ConnectionRow } from '../connection-rows.ts';
import type { Keys } from '../types.ts';

/** The reader and provider that sealed credentials belong to: nothing else unseals them. */
type Owner = Pick<ConnectionRow, 'reader_id' | 'provider'>;

const storedKeys = z.object({
  id: z.string(),
  secret: z.string().transform((secret) => new Secret(secret)),
  publicToken: z.string().optional(),
});

/** Encrypts a reader's own credentials, to be stored. */
export function sealKeys(seal: Seal, keys: Keys, owner: Owner): string {
  return seal.seal(JSON.stringify({ ...keys, secret: keys.secret.reveal() }), sealContext(owner));
}

/** Decrypts a reader's own credentials. Undefined if the row has none, or if the site's secret has changed. */
export function unsealKeys(seal: Seal, row: ConnectionRow): Keys | undefined {
  const text = row.sealed && seal.unseal(row.sealed, sealContext(row));
  return text ? storedKeys.parse(JSON.parse(text)) : undefined;
}

const sealContext = ({ reader_id, provider }: Owner) => `${reader_id} ${provider}`;
