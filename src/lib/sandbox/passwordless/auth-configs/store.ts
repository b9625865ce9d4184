import type { Selectable } from 'kysely';
import type { Executor } from '../../../store/database.ts';
import type { PasswordlessTables } from '../../../store/tables/passwordless.ts';
import type { Call } from '../operation.ts';
import { DEFAULT_LIFE } from '../tokens/lifetimes.ts';

export type AuthConfig = Omit<Selectable<PasswordlessTables['passwordless_auth_configs']>, 'project_id'>;

/**
 * The default configurations. The first one applies to every purpose without its own (docs/passwordless.md, "Begin
 * sign-in" and docs/passwordless.md, "Management calls").
 */
export const PRESETS = ['sign-in', 'step-up'] as const;

/** The creator of the presets. */
export const PRESET_AUTHOR = 'System';

/** Creates the presets of a new account. Both prefer user verification, and their tokens expire after 120 seconds. */
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
        created_by: PRESET_AUTHOR,
        created_at: now,
        edited_by: null,
        edited_at: null,
        last_used_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Lists configurations, oldest first: all, or the one of a purpose. */
export const listAuthConfigs = ({ db, project }: Call, purpose?: string): Promise<AuthConfig[]> =>
  db
    .selectFrom('passwordless_auth_configs')
    .selectAll()
    .where('project_id', '=', project.id)
    .$if(purpose !== undefined, (query) => query.where('purpose', '=', purpose ?? ''))
    .orderBy('created_at')
    .orderBy('purpose')
    .execute();

/** Returns the configuration of a purpose: its own, or that of `sign-in`, whose name is then in the token, too. */
export async function authConfigFor(call: Call, purpose: string): Promise<AuthConfig> {
  const [configuration] = await listAuthConfigs(call, purpose);
  const [preset] = configuration ? [configuration] : await listAuthConfigs(call, PRESETS[0]);
  if (!preset) throw new Error('An account without the sign-in configuration.');
  return preset;
}

/** Updates when a configuration was last used. */
export async function touchAuthConfig({ db, project, now }: Call, purpose: string): Promise<void> {
  await db
    .updateTable('passwordless_auth_configs')
    .set({ last_used_at: now })
    .where('project_id', '=', project.id)
    .where('purpose', '=', purpose)
    .execute();
}
