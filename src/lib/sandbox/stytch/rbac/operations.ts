import { z } from 'zod';
import { changeOrganization } from '../organizations/change.ts';
import { fail } from '../errors.ts';
import { listOf, organizationId, text } from '../fields.ts';
import { operation } from '../operation.ts';
import { policyOf } from './project-policy.ts';
import type { CustomRole } from '../rows.ts';
import { SANDBOX_ORGANIZATION_ID } from '../sandbox-values.ts';
import { findOrganization } from '../store.ts';

const policy = operation('rbac.policy', 'GET', '/v1/b2b/rbac/policy', z.object({}), async ({ db, project }) => ({
  policy: await policyOf(db, project.id),
}));

const getOrgPolicy = operation(
  'rbac.organizations.get_org_policy',
  'GET',
  '/v1/b2b/rbac/organizations/{organization_id}',
  z.object({ organization_id: organizationId }),
  async (call, { organization_id }) =>
    // SDKs ask for it when they check the session of the fixed token locally.
    organization_id === SANDBOX_ORGANIZATION_ID
      ? orgPolicy([])
      : orgPolicy((await findOrganization(call, organization_id)).custom_roles),
);

const permission = z.object(
  {
    resource_id: text('invalid_rbac_custom_role', 128, 0, 'rbac_resource_id_too_long').min(1, 'empty_rbac_resource_id'),
    actions: listOf('invalid_rbac_custom_role', text('invalid_rbac_custom_role', 128, 1, 'rbac_action_too_long'))
      .min(1, 'rbac_permission_missing_actions')
      .refine(
        (actions) => actions.length === 1 || !actions.includes('*'),
        'cannot_specify_wildcard_with_other_actions',
      ),
  },
  'invalid_rbac_custom_role',
);

/** A role. Its resources don't have to exist (choice). */
const role = z.object(
  {
    role_id: text('invalid_rbac_custom_role', 128, 0, 'rbac_role_id_too_long')
      .min(1, 'empty_rbac_role_id')
      .refine((id) => !id.startsWith('stytch_'), 'invalid_rbac_stytch_role_edit'),
    description: text('invalid_rbac_custom_role', 1000, 0, 'rbac_description_too_long').default(''),
    permissions: listOf('invalid_rbac_custom_role', permission),
  },
  'invalid_rbac_custom_role',
);

const setOrgPolicy = operation(
  'rbac.organizations.set_org_policy',
  'PUT',
  '/v1/b2b/rbac/organizations/{organization_id}',
  z.object({
    organization_id: organizationId,
    org_policy: z.object({ roles: listOf('invalid_rbac_custom_role', role) }, 'invalid_rbac_custom_role'),
  }),
  async (call, { organization_id, org_policy: { roles } }) => {
    if (new Set(roles.map((one) => one.role_id)).size < roles.length) fail('rbac_role_duplicate');
    const { id } = await findOrganization(call, organization_id);
    await changeOrganization(call, id, (before) => ({ ...before, custom_roles: roles, updated_at: call.now }));
    return orgPolicy(roles);
  },
);

/** Makes the response of both organization policy operations. */
export const orgPolicy = (roles: CustomRole[]) => ({ org_policy: { roles } });

export const rbac = [policy, getOrgPolicy, setOrgPolicy];
