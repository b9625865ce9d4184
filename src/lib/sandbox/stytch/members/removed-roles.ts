import { detailsOf } from '../login/factors.ts';
import type { Call } from '../operation.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
import { sessionsOf } from '../sessions/store.ts';
import { rolesOf } from './roles.ts';

/**
 * Ends a member's SSO sessions after a role was taken from them that their connection gives them, too (official
 * description of `roles` and `preserve_existing_sessions`).
 */
export async function endSessionsOfRemovedRoles(
  call: Call,
  organization: OrganizationRow,
  before: MemberRow,
  after: MemberRow,
): Promise<void> {
  const removed = before.profile.roles.filter((role) => !after.profile.roles.includes(role));
  const connections = rolesOf(after, organization)
    .filter(({ role_id }) => removed.includes(role_id))
    .flatMap(({ sources }) => sources.map(({ details }) => details.connection_id));
  if (connections.length === 0) return;
  const affected = (await sessionsOf(call, after.id)).filter(({ factors }) =>
    factors.some((factor) => factor.type === 'sso' && connections.includes(detailsOf(factor)?.[1].provider_id)),
  );
  if (affected.length === 0) return;
  await call.db
    .deleteFrom('sandbox_sessions')
    .where('project_id', '=', call.project.id)
    .where(
      'id',
      'in',
      affected.map(({ id }) => id),
    )
    .execute();
}
