import { z } from 'zod';
import { createKeyring } from '../../core/keys/keyring.ts';
import { restoreRows, takeRows } from '../../core/projects/project-rows.ts';
import { resourceData } from '../../core/projects/resource-data.ts';
import { listOf, time } from '../../core/projects/snapshot-fields.ts';
import { slugShape } from '../fields.ts';
import { customRoleSchema, readOrganization, storedOrganization } from '../rows.ts';
import { externalId, idOf } from '../snapshot-fields.ts';
import { insertSearchRows } from './insert.ts';
import { settingsSchema } from './fields.ts';
import { scimConnectionSchema } from '../scim/connection.ts';
import { rebound } from '../sso/built-in.ts';
import { connectionSchema } from '../sso/connection.ts';

export const organizationData = resourceData({
  fields: {
    organizations: listOf(
      z.object({
        id: idOf('organization'),
        name: z.string().min(1).max(128),
        slug: z.string().regex(slugShape),
        external_id: externalId,
        settings: settingsSchema,
        // Older snapshots don't have these.
        custom_roles: z.array(customRoleSchema).default([]),
        connections: z.array(connectionSchema).default([]),
        scim: scimConnectionSchema.nullable().default(null),
        created_at: time,
        updated_at: time,
      }),
    ),
  },
  async take(db, projectId) {
    return { organizations: (await takeRows(db, 'sandbox_organizations', projectId, 'id')).map(readOrganization) };
  },
  async restore(trx, projectId, { organizations }, { siteUrl, now }) {
    const place = { siteUrl, project: { id: projectId }, keys: createKeyring(trx, now), now: now() };
    for (const held of organizations) {
      const row = { ...held, connections: await Promise.all(held.connections.map((one) => rebound(place, one))) };
      await restoreRows(trx, 'sandbox_organizations', projectId, [storedOrganization(row)]);
      await insertSearchRows(trx, projectId, row);
    }
  },
});
