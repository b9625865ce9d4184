import { z } from 'zod';
import type { Executor } from '../../../store/database.ts';
import { changeOrganization } from './change.ts';
import { chooseSlug, retryOnTakenSlug } from './default-names.ts';
import { toOrganization } from '../entities.ts';
import { fail } from '../errors.ts';
import { organizationActions } from '../rbac/field-actions.ts';
import { organizationId } from '../fields.ts';
import { isGiven } from '../metadata.ts';
import { operation } from '../operation.ts';
import { changedSettings, checkConnections, newSettings } from './settings.ts';
import { externalIdField, nameField, settingsFields, slugField } from './fields.ts';
import { actingMember } from '../rbac/authorize.ts';
import { authorizedOrganization } from '../rbac/find-authorized.ts';
import type { OrganizationRow } from '../rows.ts';
import { findOrganization } from '../store.ts';
import { insertOrganization } from './insert.ts';

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
    // The description's text requires a slug, its schema doesn't. Without one, it's derived from the name (choice). One
    // transaction, so that another call can't see the organization without its domains.
    const make = async (db: Executor) =>
      insertOrganization(db, call.project.id, call.now, {
        slug: await chooseSlug({ ...call, db }, input.organization_slug, input.organization_name),
        name: input.organization_name,
        external_id: input.organization_external_id ?? null,
        settings: newSettings(input),
      });
    const row = await retryOnTakenSlug(input.organization_slug, () => call.db.transaction().execute(make));
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
    const { organization_id, ...changes } = input;
    const before = await findOrganization(call, organization_id);
    const { trusted_metadata, ...allowable } = changes;
    const acting = await actingMember(call, before, organizationActions(allowable));
    if (acting !== undefined && isGiven(trusted_metadata)) fail('cannot_update_trusted_metadata');
    const after = await changeOrganization(call, before.id, (current) => ({
      ...current,
      name: changes.organization_name ?? current.name,
      slug: changes.organization_slug ?? current.slug,
      external_id: changes.organization_external_id ?? current.external_id,
      settings: checkConnections(current.connections, changedSettings(current.settings, changes), current.settings),
      updated_at: call.now,
    }));
    return { organization: toOrganization(after) };
  },
);

const remove = operation(
  'organizations.delete',
  'DELETE',
  '/v1/b2b/organizations/{organization_id}',
  z.object({ organization_id: organizationId }),
  async (call, input) => {
    const { id } = await authorizedOrganization(call, input.organization_id, 'stytch.organization', 'delete');
    // Members and sessions are deleted together with their organization.
    const gone = await call.db
      .deleteFrom('sandbox_organizations')
      .where('project_id', '=', call.project.id)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    return gone ? { organization_id: id } : fail('organization_not_found');
  },
);

const deleteExternalId = operation(
  'organizations.delete_external_id',
  'DELETE',
  '/v1/b2b/organizations/{organization_id}/external_id',
  z.object({ organization_id: organizationId }),
  async (call, input) => {
    const before = await findOrganization(call, input.organization_id);
    await actingMember(call, before, organizationActions({ organization_external_id: null }));
    const without = (current: OrganizationRow) => ({ ...current, external_id: null, updated_at: call.now });
    return { organization: toOrganization(await changeOrganization(call, before.id, without)) };
  },
);

export const organizations = [create, get, update, remove, deleteExternalId];
