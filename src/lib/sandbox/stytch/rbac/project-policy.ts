import { z } from 'zod';
import type { Executor } from '../../../store/database.ts';
import { type ProjectSetting, readSetting } from '../../core/projects/project-settings.ts';
import type { CustomRole } from '../rows.ts';
import { POLICY } from './policy.ts';

/* A project's own roles, resources and scopes, in the form of Stytch's management API (`rbac_policy`). */

/** The most entries of each list (choice). */
const MOST = 100;

const id = z.string('An id must be a text.').min(1, 'An id must not be empty.').max(128, 'An id is too long.');
const description = z.string().max(1000, 'A description is too long.').default('');

const permission = z.object({
  resource_id: id,
  actions: z
    .array(id)
    .min(1, 'A permission needs an action.')
    .max(MOST)
    .refine((list) => list.length === 1 || !list.includes('*'), 'A permission for * has no other actions.'),
});
const permissions = z.array(permission).max(MOST).default([]);

const role = z.object({
  role_id: id.refine((name) => !name.startsWith('stytch_'), 'Ids of own roles must not begin with stytch_.'),
  description,
  permissions,
});

const resource = z.object({
  resource_id: id.refine((name) => !name.startsWith('stytch'), 'Ids of own resources must not begin with stytch.'),
  description,
  available_actions: z.array(id).min(1, 'A resource needs an action.').max(MOST),
});

const scope = z.object({ scope: id, description, permissions });

const isUnique = (names: string[]) => new Set(names).size === names.length;
const STYTCHS = new Set(POLICY.resources.map(({ resource_id }) => resource_id));

export const rbacPolicySchema = z
  .strictObject({
    /** Permissions of the two default roles on a project's own resources. They keep their permissions on Stytch's. */
    stytch_member: z.object({ permissions }).default({ permissions: [] }),
    stytch_admin: z.object({ permissions }).default({ permissions: [] }),
    custom_roles: z
      .array(role)
      .max(MOST)
      .refine((roles) => isUnique(roles.map(({ role_id }) => role_id)), 'Two roles have the same id.')
      .default([]),
    custom_resources: z
      .array(resource)
      .max(MOST)
      .refine((all) => isUnique(all.map(({ resource_id }) => resource_id)), 'Two resources have the same id.')
      .default([]),
    custom_scopes: z
      .array(scope)
      .max(MOST)
      .refine((all) => isUnique(all.map((one) => one.scope)), 'Two scopes have the same name.')
      .default([]),
  })
  .refine((policy) => {
    const known = new Set([...STYTCHS, ...policy.custom_resources.map(({ resource_id }) => resource_id)]);
    const { stytch_member, stytch_admin, custom_roles, custom_scopes } = policy;
    return [stytch_member, stytch_admin, ...custom_roles, ...custom_scopes].every((holder) =>
      holder.permissions.every(({ resource_id }) => known.has(resource_id)),
    );
  }, 'A permission names a resource that doesn’t exist.');
type RbacPolicy = z.output<typeof rbacPolicySchema>;

export const RBAC_POLICY: ProjectSetting<RbacPolicy> = {
  name: 'rbac_policy',
  schema: rbacPolicySchema,
  default: rbacPolicySchema.parse({}),
};

/** Returns a project's policy: Stytch's roles and resources, and the project's own. */
export async function policyOf(db: Executor, projectId: string) {
  const ownPolicy = await readSetting(db, projectId, RBAC_POLICY);
  const added: Record<string, CustomRole['permissions']> = {
    stytch_member: ownPolicy.stytch_member.permissions,
    stytch_admin: ownPolicy.stytch_admin.permissions,
  };
  const defaults = POLICY.roles.map((one) => ({
    ...one,
    permissions: [...one.permissions, ...(added[one.role_id] ?? [])],
  }));
  const resources = ownPolicy.custom_resources.map(({ available_actions: actions, ...rest }) => ({ ...rest, actions }));
  return {
    roles: [...defaults, ...ownPolicy.custom_roles],
    resources: [...POLICY.resources, ...resources],
    scopes: ownPolicy.custom_scopes,
  };
}
export type ProjectPolicy = Awaited<ReturnType<typeof policyOf>>;
