import type { Selectable } from 'kysely';
import type { Executor } from '../../../store/database.ts';
import type { PasswordlessTables } from '../../../store/tables/passwordless.ts';
import type { Call } from '../operation.ts';
import { DEFAULT_LIFE } from '../tokens/lifetimes.ts';

export type AuthConfig = Omit<Selectable<PasswordlessTables['passwordless_auth_configs']>, 'project_id'>;

/**
 * Always there, and the first one answers for every purpose that nobody configured (docs/passwordless.md, "Begin
 * sign-in" and docs/passwordless.md, "Management calls").
 */
export const PRESETS = ['sign-in', 'step-up'] as const;

/** What a new account has: both presets prefer user verification and give a token 120 seconds. */
export async function insertPresets(db: Executor, projectId: string, now: number): Promise<void> {
  await db
    .insertInto('passwordless_auth_configs')
    .values(
      PRESETS.map((purpose) => ({
        project_id: projectId,
        purpose,
        user_verification: 'preferred' as const,
        time_to_live: DEFAULT_LIFE,
        hints: '',
        created_by: 'System',
        created_at: now,
        edited_by: null,
        edited_at: null,
        last_used_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The configurations, all or the one of a purpose, in the order they were made. */
export const listAuthConfigs = ({ db, project }: Call, purpose?: string): Promise<AuthConfig[]> =>
  db
    .selectFrom('passwordless_auth_configs')
    .selectAll()
    .where('project_id', '=', project.id)
    .$if(purpose !== undefined, (query) => query.where('purpose', '=', purpose ?? ''))
    .orderBy('created_at')
    .orderBy('purpose')
    .execute();

/** The configuration that a purpose gets: its own, or that of `sign-in`, whose name then also stands in the token. */
export async function authConfigFor(call: Call, purpose: string): Promise<AuthConfig> {
  const [own] = await listAuthConfigs(call, purpose);
  const [preset] = own ? [own] : await listAuthConfigs(call, PRESETS[0]);
  if (!preset) throw new Error('An account without the sign-in configuration.');
  return preset;
}

/** Notes that a token was made under a configuration. */
export async function touchAuthConfig({ db, project, now }: Call, purpose: string): Promise<void> {
  await db
    .updateTable('passwordless_auth_configs')
    .set({ last_used_at: now })
    .where('project_id', '=', project.id)
    .where('purpose', '=', purpose)
    .execute();
}
