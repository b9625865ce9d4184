import { z } from 'zod';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import { createKeyring } from '../../core/keys/keyring.ts';
import { organizationId } from '../fields.ts';
import { findOrganization } from '../store.ts';
import { connectionFields, makeConnection } from './new-connection.ts';
import { showConnection } from './shown.ts';
import { addConnection } from './store.ts';

export const ssoRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'POST',
    path: '/sso_connections',
    summary: 'Give an organization an SSO connection: by default to the built-in identity provider',
    status: 201,
    fields: z.object({ organization_id: organizationId, connection: connectionFields }),
    response: z.object({
      connection: z
        .looseObject({ connection_id: z.string(), status: z.enum(['active', 'pending']) })
        .describe('The connection as the API shows it. sso.get_connections lists all of an organization'),
    }),
    async run(call, { organization_id, connection }) {
      const { db, project, siteUrl } = call;
      const now = call.now() + project.clock_offset_ms;
      const find = (name: string) => findOrganization({ db, project }, name);
      const organization = await find(organization_id);
      const place = { siteUrl, project, now, keys: createKeyring(db, call.now) };
      const created = await makeConnection(place, connection, organization.connections, find);
      await addConnection({ db, project, now }, organization.id, created);
      return { connection: showConnection(created, { siteUrl, organization_id: organization.id }) };
    },
  }),
];
