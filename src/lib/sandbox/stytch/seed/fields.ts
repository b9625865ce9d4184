import { z } from 'zod';
import { pinnedId } from '../../core/projects/seed.ts';
import { connectedAppFields } from '../connected-apps/new-app.ts';
import { email } from '../fields.ts';
import { m2mClientFields } from '../m2m/new-client.ts';
import { profileFields } from '../members/fields.ts';
import { externalIdField, nameField, settingsFields, slugField } from '../organizations/fields.ts';
import { scimFields } from '../scim/new-connection.ts';
import { settingsFields as projectSettings } from '../settings/settings.ts';
import { connectionFields } from '../sso/new-connection.ts';
import { MOST_CONNECTIONS } from '../sso/store.ts';

const member = z.strictObject({
  member_id: pinnedId('member'),
  email_address: email,
  /** Defaults to whether the member is active. */
  email_address_verified: z.boolean().optional(),
  status: z.enum(['active', 'invited', 'pending']).default('active'),
  ...profileFields,
});

const organization = z.strictObject({
  organization_id: pinnedId('organization'),
  organization_name: nameField,
  organization_slug: slugField,
  organization_external_id: externalIdField,
  ...settingsFields,
  sso_connections: z.array(connectionFields).max(MOST_CONNECTIONS).default([]),
  scim_connection: scimFields.optional(),
  members: z.array(member).default([]),
});

/** An organization of a seed file, with its defaults filled in. */
export type SeedOrganization = z.output<typeof organization>;

/** The fields of a seed file about Stytch. */
export const seedFields = {
  organizations: z.array(organization).optional(),
  settings: projectSettings.optional(),
  m2m_clients: z.array(m2mClientFields).max(100).optional(),
  connected_apps: z.array(connectedAppFields).max(100).optional(),
};
