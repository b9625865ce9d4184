import { z } from 'zod';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import { fail } from '../errors.ts';
import { organizationId } from '../fields.ts';
import { changeOrganization } from '../organizations/change.ts';
import { findOrganization } from '../store.ts';
import { showScim } from './connection.ts';
import { issueToken, newScim, scimFields } from './new-connection.ts';

export const scimRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'POST',
    path: '/scim_connections',
    summary: 'Give an organization a SCIM connection with a bearer token of your choice',
    status: 201,
    fields: z.object({ organization_id: organizationId, connection: scimFields }),
    response: z.object({ connection: z.looseObject({ connection_id: z.string(), base_url: z.string() }) }),
    async run(call, { organization_id, connection }) {
      const now = call.now() + call.project.clock_offset_ms;
      const scope = { db: call.db, project: call.project };
      const { id } = await findOrganization(scope, organization_id);
      const scim = newScim(issueToken(now, connection.bearer_token).stored, connection);
      await changeOrganization(scope, id, (before) => {
        if (before.scim) fail('active_scim_connection_exists');
        return { ...before, scim, updated_at: now };
      });
      return { connection: showScim(scim, { siteUrl: call.siteUrl, organization_id: id }, new Map()) };
    },
  }),
];
