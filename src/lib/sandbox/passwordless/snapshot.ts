import { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import type { Snapshot } from '../core/provider.ts';
import { restoreRows, takeRows } from '../core/projects/project-rows.ts';
import { listOf, time } from '../core/projects/snapshot-fields.ts';
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
  const aliases = await takeRows(db, 'passwordless_aliases', projectId, 'user_id', 'plaintext', 'hash');
  return {
    credentials: await takeRows(db, 'passwordless_credentials', projectId, 'id'),
    aliases: aliases.map(({ hash, ...row }) => ({ ...row, hash: row.plaintext === null ? hash : null })),
    auth_configs: await takeRows(db, 'passwordless_auth_configs', projectId, 'purpose'),
    spent_tokens: await takeRows(db, 'passwordless_spent', projectId, 'token_id'),
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
  await restoreRows(trx, 'passwordless_credentials', projectId, credentials);
  const hashed = aliases.map((alias) => ({ ...alias, hash: alias.hash ?? hashAlias(name, alias.plaintext ?? '') }));
  await restoreRows(trx, 'passwordless_aliases', projectId, hashed);
  await restoreRows(trx, 'passwordless_auth_configs', projectId, auth_configs);
  await restoreRows(trx, 'passwordless_spent', projectId, spent_tokens);
  await insertPresets(trx, projectId, now);
}
