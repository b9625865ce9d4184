import { z } from 'zod';
import { chooseSlug } from '../default-names.ts';
import { toOrganization } from '../entities.ts';
import { fail } from '../errors.ts';
import { organizationId } from '../fields.ts';
import { operation } from '../operation.ts';
import {
  changedSettings,
  externalIdField,
  nameField,
  newSettings,
  settingsFields,
  slugField,
} from '../organization-settings.ts';
import { actingMember } from '../rbac.ts';
import { findOrganization, insertOrganization, updateOrganization } from '../store.ts';

const { sso_default_connection_id: _, sso_jit_provisioning_allowed_connections: __, ...newFields } = settingsFields;

const create = operation(
  'organizations.create',
  'POST',
  '/v1/b2b/organizations',
  z.object({
    organization_name: z.string('organization_name_missing').min(1, 'organization_name_missing').pipe(nameField),
    organization_slug: slugField,
    organization_external_id: externalIdField,
    ...newFields,
  }),
  async (call, input) => {
    // The description calls the slug required in prose and optional in its schema; without one it is made of the name (choice).
    const row = await insertOrganization(call.db, call.project.id, call.now, {
      slug: await chooseSlug(call, input.organization_slug, input.organization_name),
      name: input.organization_name,
      external_id: input.organization_external_id ?? null,
      settings: newSettings(input),
    });
    return { organization: toOrganization(row) };
  },
);

const get = operation(
  'organizations.get',
  'GET',
  '/v1/b2b/organizations/{organization_id}',
  z.object({ organization_id: organizationId }),
  async (call, input) => ({ organization: toOrganization(await findOrganization(call, input.organization_id)) }),
);

const update = operation(
  'organizations.update',
  'PUT',
  '/v1/b2b/organizations/{organization_id}',
  z.object({
    organization_id: organizationId,
    organization_name: nameField.min(1, 'invalid_organization_name').optional(),
    organization_slug: slugField,
    organization_external_id: externalIdField,
    ...settingsFields,
  }),
  async (call, input) => {
    const before = await findOrganization(call, input.organization_id);
    await actingMember(call, before, 'stytch.organization');
    const row = {
      ...before,
      name: input.organization_name ?? before.name,
      slug: input.organization_slug ?? before.slug,
      external_id: input.organization_external_id ?? before.external_id,
      settings: changedSettings(before.settings, input),
      updated_at: call.now,
    };
    await updateOrganization(call, row);
    return { organization: toOrganization(row) };
  },
);

const remove = operation(
  'organizations.delete',
  'DELETE',
  '/v1/b2b/organizations/{organization_id}',
  z.object({ organization_id: organizationId }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    await actingMember(call, organization, 'stytch.organization');
    const { id } = organization;
    // Its members and their sessions go with it.
    const gone = await call.db
      .deleteFrom('sandbox_organizations')
      .where('project_id', '=', call.project.id)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    return gone ? { organization_id: id } : fail('organization_not_found');
  },
);

export const organizations = [create, get, update, remove];
