import type { CryptoKey, JWK } from 'jose';
import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import type { Executor } from '../../../store/database.ts';
import { prepared } from '../database/prepared.ts';
import type { Project } from '../projects/projects.ts';
import { toPem } from './certificate.ts';
import { createKeyImport } from './import-key.ts';
import { makeKey } from './make-key.ts';
import type { SigningKey } from './sign.ts';
import { parseJson } from '../database/parse-json.ts';

/**
 * The owner of the key that signs for every project that hasn't rotated its key. Creating a key per project would take
 * a tenth of a second.
 */
const INSTANCE = 'instance';

export interface PublishedKey {
  kid: string;
  jwk: JWK;
  publicKey: CryptoKey;
}

/** A private key (PKCS #8) and its self-signed certificate, in PEM format. */
export interface CertifiedKey {
  privateKey: string;
  certificate: string;
}

type Signer = Pick<Project, 'id' | 'key_version'>;
export type Keyring = ReturnType<typeof createKeyring>;

/** The signing keys, kept in the database. Importing a key costs more than reading it, so imported keys are cached. */
export function createKeyring(db: Executor, now: () => number) {
  const importKey = createKeyImport();
  return {
    /** Returns the key that signs a project's JWTs. */
    async signingKey({ id, key_version }: Signer): Promise<SigningKey> {
      const isOwn = key_version > 0;
      const key = isOwn ? await findKey(db, id, key_version) : await instanceKey(db, now);
      if (!key) throw new Error('A signing key is missing.');
      return importKey(key.private_jwk).then(({ kid, key: privateKey }) => ({ kid, privateKey }));
    },

    /** Returns the keys that verify them, newest first: the project's own, its predecessor, and the instance's. */
    async publishedKeys(project: Signer): Promise<PublishedKey[]> {
      await instanceKey(db, now);
      const keys = await listPublished(db, project);
      return Promise.all(
        keys.map(async ({ public_jwk }) => {
          const { kid, jwk, key: publicKey } = await importKey(public_jwk);
          return { kid, jwk, publicKey };
        }),
      );
    },

    /**
     * Returns the instance's key with its certificate, which signs SAML messages. It's never rotated: providers and
     * connections have a copy of the certificate.
     */
    async certifiedKey(): Promise<CertifiedKey> {
      await instanceKey(db, now);
      const row = await db
        .selectFrom('sandbox_keys')
        .select(['private_jwk', 'public_jwk'])
        .where('owner', '=', INSTANCE)
        .where('version', '=', 1)
        .executeTakeFirstOrThrow();
      const key = createPrivateKey({ key: parseJson<JsonWebKey>(row.private_jwk), format: 'jwk' });
      return {
        privateKey: String(key.export({ type: 'pkcs8', format: 'pem' })),
        certificate: toPem(parseJson<JWK>(row.public_jwk).x5c?.[0] ?? ''),
      };
    },
  };
}

/**
 * Gives a project a new signing key of its own, and deletes those before its predecessor.
 * @param now real time in milliseconds
 * @returns the id of the key
 */
export async function rotateKey(db: Executor, projectId: string, now: number): Promise<string> {
  const { kid, ...key } = await makeKey(now);
  await db.transaction().execute(async (trx) => {
    const { key_version } = await trx
      .updateTable('sandbox_projects')
      .set((eb) => ({ key_version: eb('key_version', '+', 1) }))
      .where('id', '=', projectId)
      .returning('key_version')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('sandbox_keys')
      .values({ owner: projectId, version: key_version, ...key })
      .execute();
    await trx
      .deleteFrom('sandbox_keys')
      .where('owner', '=', projectId)
      .where('version', '<', key_version - 1)
      .execute();
  });
  return kid;
}

const storedKey = prepared((db, values: { owner: string; version: number }) =>
  db
    .selectFrom('sandbox_keys')
    .select('private_jwk')
    .where('owner', '=', values.owner)
    .where('version', '=', values.version),
);

const findKey = async (db: Executor, owner: string, version: number) =>
  (await storedKey(db, { owner, version })).rows[0];

/** Returns the instance's key, and makes it if there is none yet. If two processes do, the first to store it wins. */
async function instanceKey(db: Executor, now: () => number) {
  const known = await findKey(db, INSTANCE, 1);
  if (known) return known;
  await db
    .insertInto('sandbox_keys')
    .values(await makeInstanceKey(now()))
    .onConflict((c) => c.doNothing())
    .execute();
  return findKey(db, INSTANCE, 1);
}

/** Makes the row of an instance's key. @param now in milliseconds */
export async function makeInstanceKey(now: number) {
  const { kid: _, ...key } = await makeKey(now);
  return { owner: INSTANCE, version: 1, ...key };
}

async function listPublished(db: Executor, { id, key_version }: Signer) {
  const ownKeys = await db
    .selectFrom('sandbox_keys')
    .select('public_jwk')
    .where('owner', '=', id)
    .where('version', '>=', key_version - 1)
    .orderBy('version', 'desc')
    .execute();
  const shared = await db.selectFrom('sandbox_keys').select('public_jwk').where('owner', '=', INSTANCE).execute();
  return [...ownKeys, ...shared];
}
