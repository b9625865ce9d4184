import type { B2BClient } from 'stytch';
import type { Check } from '../../../preflight/check.ts';
import type { TryCall } from '../../../preflight/try-call.ts';
import { ROLES } from './links.ts';

const ADMIN = 'stytch_admin';

/** Checks that the project's policy has the role that the guide assigns, with the permission its step uses. */
export async function checkRoles(stytch: B2BClient, tryCall: TryCall): Promise<Check> {
  const named = { id: 'roles', label: 'Roles' };
  let mayRename = false;
  const error = await tryCall(async () => {
    const { policy } = await stytch.rbac.policy();
    const permissions = policy?.roles.find(({ role_id }) => role_id === ADMIN)?.permissions ?? [];
    mayRename = permissions.some(
      ({ resource_id, actions }) =>
        resource_id === 'stytch.organization' && actions.some((action) => ['*', 'update.info.name'].includes(action)),
    );
  });
  if (error !== undefined)
    return { ...named, state: 'not_checked', sentence: 'Stytch didn’t send the project’s roles.' };
  if (mayRename) return { ...named, state: 'ok', sentence: `${ADMIN} may change an organization.` };
  const fix = `Give ${ADMIN} all actions on stytch.organization.`;
  return { ...named, state: 'wrong', sentence: `${ADMIN} may not rename an organization.`, fix, link: ROLES };
}
