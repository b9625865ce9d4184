import { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import type { Snapshot } from '../core/provider.ts';
import { listOf, MOST_ROWS, time } from '../core/snapshot-fields.ts';
import { ensureAccount, OWNED } from './account/lifecycle.ts';
import { hashAlias } from './aliases/store.ts';
import { insertPresets } from './auth-configs/store.ts';
import { USER_VERIFICATION } from './ceremony-options.ts';

const flag = z.int().min(0).max(1);
const bytes = z.string().regex(/^[A-Za-z0-9_-]+$/, 'must be base64url');
/** Text from a request or its headers, which have up to 64 KB. */
const words = z.string().max(65_536);
const userId = z.string().min(1).max(256);

/** An account's data. Older snapshots don't have any. */
const account = z
  .object({
    credentials: listOf(
      z.object({
        id: bytes.max(1364),
        user_id: userId,
        public_key: bytes.max(65_536),
        sign_count: z.int().min(0).max(0xffffffff),
        attestation_fmt: z.string().max(100),
        aaguid: z.string().max(100),
        rp_id: z.string().max(2048),
        origin: z.string().max(2048),
        country: words,
        device: words,
        nickname: z.string().max(64).nullable(),
        is_discoverable: flag.nullable(),
        is_backup_eligible: flag,
        backup_state: flag,
        created_at: time,
        last_used_at: time,
      }),
    ),
    aliases: listOf(
      z
        .object({ user_id: userId, plaintext: z.string().max(250).nullable(), hash: z.string().max(64).nullable() })
        .refine(({ plaintext, hash }) => (plaintext === null) !== (hash === null), 'must have a plaintext or a hash'),
    ).describe(
      'A hash belongs to the account it was created in. In another project it is listed, but no one can sign in with it',
    ),
    auth_configs: listOf(
      z.object({
        purpose: z.string().min(1).max(255),
        user_verification: z.enum(USER_VERIFICATION),
        time_to_live: z.int().min(1).max(86_400_000),
        hints: z.string().regex(/^[a-z,-]{0,64}$/),
        created_by: words,
        created_at: time,
        edited_by: words.nullable(),
        edited_at: time.nullable(),
        last_used_at: time.nullable(),
      }),
    ),
    spent_tokens: listOf(z.object({ token_id: z.uuid(), expires_at: time })),
  })
  .default({ credentials: [], aliases: [], auth_configs: [], spent_tokens: [] });

/** The fields of a snapshot about Passwordless.dev. */
export const snapshotFields = {
  passwordless: account.describe('What the account at the emulated Passwordless.dev holds'),
};

/**
 * Captures everything in an account except its keys. An alias whose text was stored has no hash, so that another
 * account can restore it. Needs a transaction.
 */
export async function takeAccount(db: Executor, projectId: string): Promise<z.output<typeof account>> {
  // One row over the limit, so that the schema notices.
  const most = MOST_ROWS + 1;
  const credentials = db.selectFrom('passwordless_credentials').selectAll().where('project_id', '=', projectId);
  const aliases = db.selectFrom('passwordless_aliases').selectAll().where('project_id', '=', projectId);
  const configs = db.selectFrom('passwordless_auth_configs').selectAll().where('project_id', '=', projectId);
  const spent = db.selectFrom('passwordless_spent').selectAll().where('project_id', '=', projectId);
  const aliasRows = await aliases.orderBy('user_id').orderBy('plaintext').orderBy('hash').limit(most).execute();
  return {
    credentials: await credentials.orderBy('id').limit(most).execute(),
    aliases: aliasRows.map(({ hash, ...row }) => ({ ...row, hash: row.plaintext === null ? hash : null })),
    auth_configs: await configs.orderBy('purpose').limit(most).execute(),
    spent_tokens: await spent.orderBy('token_id').limit(most).execute(),
  };
}

/**
 * Replaces everything in an account. The keys stay the same, so its tokens stay valid. Needs a transaction.
 * @param now real time in milliseconds
 */
export async function restoreAccount(trx: Executor, projectId: string, snapshot: Snapshot, now: number): Promise<void> {
  const { credentials, aliases, auth_configs, spent_tokens } = z.object(snapshotFields).parse(snapshot).passwordless;
  const { name } = await ensureAccount(trx, projectId, now);
  for (const table of OWNED) await trx.deleteFrom(table).where('project_id', '=', projectId).execute();
  for (const row of credentials)
    await trx
      .insertInto('passwordless_credentials')
      .values({ ...row, project_id: projectId })
      .execute();
  for (const { user_id, plaintext, hash } of aliases)
    await trx
      .insertInto('passwordless_aliases')
      .values({ project_id: projectId, user_id, plaintext, hash: hash ?? hashAlias(name, plaintext ?? '') })
      .execute();
  for (const row of auth_configs)
    await trx
      .insertInto('passwordless_auth_configs')
      .values({ ...row, project_id: projectId })
      .execute();
  for (const row of spent_tokens)
    await trx
      .insertInto('passwordless_spent')
      .values({ ...row, project_id: projectId })
      .execute();
  await insertPresets(trx, projectId, now);
}
