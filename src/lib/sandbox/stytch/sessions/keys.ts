import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { LRUCache } from 'lru-cache';
import { KeyObject } from 'node:crypto';
import type { Database } from '../../../store/database.ts';
import type { Project } from '../../core/projects.ts';
import { selfSign } from './certificate.ts';
import type { SigningKey } from './sign.ts';
import { fromStore } from '../../core/parse-json.ts';
import { newId } from '../../core/ids.ts';

/** Signs for every project that has not rotated: making a key of its own for each would cost a tenth of a second. */
const INSTANCE = 'instance';

export interface PublishedKey {
  kid: string;
  jwk: JWK;
  publicKey: CryptoKey;
}

type Signer = Pick<Project, 'id' | 'key_version' | 'created_at'>;
export type Keyring = ReturnType<typeof createKeyring>;

/**
 * The signing keys, kept in the database and remembered once they are read. A key never changes, so nothing goes stale;
 * but a seed that is planted anew, by whichever process, takes the keys of its project along and counts from the
 * beginning. So they are remembered by the project's birth, too.
 */
export function createKeyring(db: Database, now: () => number) {
  const signing = new LRUCache<string, Promise<SigningKey>>({ max: 100 });
  const published = new LRUCache<string, Promise<PublishedKey[]>>({ max: 100 });

  return {
    /** The key that signs a project's JWTs. */
    signingKey(project: Signer): Promise<SigningKey> {
      if (project.key_version === 0) return remember(signing, INSTANCE, () => readSigningKey(db, INSTANCE, 1, now));
      return remember(signing, nameOf(project), () => readSigningKey(db, project.id, project.key_version, now));
    },

    /** The keys that verify them: the instance's, and the project's own and its predecessor, newest first. */
    publishedKeys(project: Signer): Promise<PublishedKey[]> {
      return remember(published, nameOf(project), async () => {
        await this.signingKey({ ...project, key_version: 0 });
        return readPublishedKeys(db, project);
      });
    },

    /** Gives the project a new key of its own. Two at once make two keys, one after the other. */
    async rotate(projectId: string): Promise<string> {
      const row = await makeKey(now);
      await db.transaction().execute(async (trx) => {
        const { key_version } = await trx
          .updateTable('sandbox_projects')
          .set((eb) => ({ key_version: eb('key_version', '+', 1) }))
          .where('id', '=', projectId)
          .returning('key_version')
          .executeTakeFirstOrThrow();
        const { kid: _, ...stored } = row;
        await trx
          .insertInto('sandbox_keys')
          .values({ owner: projectId, version: key_version, ...stored })
          .execute();
      });
      return row.kid;
    },
  };
}

const nameOf = ({ id, created_at, key_version }: Signer) => `${id}/${created_at}/${key_version}`;

/** Shares one reading among callers that come at once; one that failed is not remembered. */
function remember<T extends object>(
  cache: LRUCache<string, Promise<T>>,
  key: string,
  read: () => Promise<T>,
): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const reading = read();
  cache.set(key, reading);
  reading.catch(() => cache.delete(key));
  return reading;
}

async function readSigningKey(db: Database, owner: string, version: number, now: () => number): Promise<SigningKey> {
  const find = () =>
    db
      .selectFrom('sandbox_keys')
      .select('private_jwk')
      .where('owner', '=', owner)
      .where('version', '=', version)
      .executeTakeFirst();
  let row = await find();
  if (!row && owner === INSTANCE) {
    // Two processes may make one at the same time; the first to store it wins and both use that.
    const { kid: _, ...made } = await makeKey(now);
    await db
      .insertInto('sandbox_keys')
      .values({ owner, version, ...made })
      .onConflict((c) => c.doNothing())
      .execute();
    row = await find();
  }
  if (!row) throw new Error('A signing key is missing.');
  const jwk = fromStore<JWK>(row.private_jwk);
  return {
    kid: jwk.kid ?? '',
    privateKey: KeyObject.from(asKey(await importJWK(jwk, 'RS256', { extractable: true }))),
  };
}

async function readPublishedKeys(db: Database, project: Signer): Promise<PublishedKey[]> {
  const rows = await db
    .selectFrom('sandbox_keys')
    .select(['owner', 'public_jwk'])
    .where((eb) =>
      eb.or([
        eb('owner', '=', INSTANCE),
        eb.and([eb('owner', '=', project.id), eb('version', '>=', project.key_version - 1)]),
      ]),
    )
    .orderBy('version', 'desc')
    .execute();
  rows.sort((a, b) => Number(a.owner === INSTANCE) - Number(b.owner === INSTANCE));
  return Promise.all(
    rows.map(async (row) => {
      const jwk = fromStore<JWK>(row.public_jwk);
      return { kid: jwk.kid ?? '', jwk, publicKey: asKey(await importJWK(jwk, 'RS256')) };
    }),
  );
}

async function makeKey(now: () => number) {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const kid = newId('jwk');
  const [secret, open] = [KeyObject.from(pair.privateKey), KeyObject.from(pair.publicKey)];
  const { x5c, thumbprint } = selfSign(kid, open, secret, new Date(now()));
  // Both spellings of the thumbprint: the description says x5tS256, RFC 7517 says x5t#S256 (docs/stytch.md,
  // "Sessions").
  const marks = {
    kid,
    alg: 'RS256',
    use: 'sig',
    key_ops: ['verify'],
    x5c: [x5c],
    x5tS256: thumbprint,
    'x5t#S256': thumbprint,
  };
  return {
    kid,
    private_jwk: JSON.stringify({ ...(await exportJWK(pair.privateKey)), kid, alg: 'RS256' }),
    public_jwk: JSON.stringify({ ...(await exportJWK(pair.publicKey)), ...marks }),
    created_at: now(),
  };
}

function asKey(key: CryptoKey | Uint8Array): CryptoKey {
  if (key instanceof Uint8Array) throw new Error('A signing key is not an RSA key.');
  return key;
}
