import { isCredential, type CredentialKind } from '../../guides/credentials.ts';
import type { Holding } from '../types.ts';
import type { SealedStore } from './sealed-store.ts';

/** Stores a token the reader holds. Replaces an older one of the same kind. */
export async function hold({ db, seal }: SealedStore, reader_id: string, holding: Holding): Promise<void> {
  const sealed = { ...holding, value: seal.seal(holding.value, reader_id) };
  await db
    .insertInto('bench_holdings')
    .values({ reader_id, ...sealed })
    .onConflict((conflict) => conflict.columns(['reader_id', 'kind']).doUpdateSet(sealed))
    .execute();
}

/** Deletes tokens that were used, revoked or found invalid. */
export async function drop({ db }: SealedStore, reader_id: string, kinds: CredentialKind[]): Promise<void> {
  if (kinds.length === 0) return;
  await db.deleteFrom('bench_holdings').where('reader_id', '=', reader_id).where('kind', 'in', kinds).execute();
}

/** The tokens the reader holds, without expired ones. @param now milliseconds since 1970 */
export async function listHoldings({ db, seal }: SealedStore, reader_id: string, now: number): Promise<Holding[]> {
  const rows = await db
    .selectFrom('bench_holdings')
    .select(['kind', 'value', 'run_id', 'received_at', 'expires_at'])
    .where('reader_id', '=', reader_id)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .orderBy('received_at')
    .execute();
  return rows.flatMap((row) => {
    const value = seal.unseal(row.value, reader_id);
    // A kind that another version of this site stored may be one that this version doesn't know.
    return value === undefined || !isCredential(row.kind) ? [] : [{ ...row, value, kind: row.kind }];
  });
}
