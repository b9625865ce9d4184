import { parseJson } from '../../core/database/parse-json.ts';
import type { Scope } from '../operation.ts';
import type { MemberRow } from '../rows.ts';

/** Scopes that a member granted to an app. */
export interface AppGrant {
  app_id: string;
  member_id: string;
  scopes: string[];
  created_at: number;
}

type Named = { member_id: string; app_id: string };

const granted = ({ db, project }: Scope) =>
  db
    .selectFrom('sandbox_app_grants')
    .select(['app_id', 'member_id', 'scopes', 'created_at'])
    .where('project_id', '=', project.id)
    .orderBy('created_at')
    .orderBy('member_id');

const read = (row: Omit<AppGrant, 'scopes'> & { scopes: string }): AppGrant => ({
  ...row,
  scopes: parseJson(row.scopes),
});

/** Returns what a member granted to an app. */
export async function findGrant(scope: Scope, { member_id, app_id }: Named): Promise<AppGrant | undefined> {
  const row = await granted(scope).where('member_id', '=', member_id).where('app_id', '=', app_id).executeTakeFirst();
  return row && read(row);
}

/** Lists what members of an organization granted, oldest first. */
export const grantsOf = async (scope: Scope, organizationId: string): Promise<AppGrant[]> =>
  (await granted(scope).where('organization_id', '=', organizationId).execute()).map(read);

/** Lists what a member granted. */
export const grantsOfMember = async (scope: Scope, memberId: string): Promise<AppGrant[]> =>
  (await granted(scope).where('member_id', '=', memberId).execute()).map(read);

/** Stores what a member granted. The scopes of the last time count. */
export async function grantTo(
  { db, project, now }: Scope & { now: number },
  app_id: string,
  { id: member_id, organization_id }: Pick<MemberRow, 'id' | 'organization_id'>,
  granted: string[],
): Promise<void> {
  const scopes = JSON.stringify(granted);
  await db
    .insertInto('sandbox_app_grants')
    .values({ project_id: project.id, app_id, member_id, organization_id, scopes, created_at: now })
    .onConflict((conflict) => conflict.columns(['project_id', 'member_id', 'app_id']).doUpdateSet({ scopes }))
    .execute();
}

/** Revokes what a member granted to an app, and with it all of the app's tokens for that member. */
export async function revokeGrant({ db, project }: Scope, { member_id, app_id }: Named): Promise<boolean> {
  const gone = await db
    .deleteFrom('sandbox_app_grants')
    .where('project_id', '=', project.id)
    .where('member_id', '=', member_id)
    .where('app_id', '=', app_id)
    .returning('app_id')
    .execute();
  return gone.length > 0;
}
