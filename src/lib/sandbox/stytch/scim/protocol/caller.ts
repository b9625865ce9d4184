import { isSecretOf } from '../../clients/secret.ts';
import type { Caller } from '../../../core/calls/call-state.ts';
import type { EmulatorContext } from '../../../core/context.ts';
import { findProject } from '../../../core/projects/projects.ts';
import type { EmulatorRequest } from '../../../core/http/request.ts';
import type { OrganizationRow } from '../../rows.ts';
import { findOrganization } from '../../store.ts';
import type { ScimConnection } from '../connection.ts';
import { refuse } from './errors.ts';

/** An identity provider, by its connection. */
export interface ScimCaller extends Caller {
  organization: OrganizationRow;
  connection: ScimConnection;
}

/**
 * Returns the connection whose bearer token this is. A snapshot may have copied the connection to another project, with
 * its token; the project that was used last is meant.
 * @throws {SandboxError} the same error for an unknown connection and a wrong token
 */
export async function identifyProvider(
  { db, now }: EmulatorContext,
  request: EmulatorRequest,
  connectionId: string,
): Promise<ScimCaller> {
  const token = /^bearer +(\S+)$/i.exec(request.header('authorization') ?? '')?.[1];
  if (token === undefined) return refuse('scim_unauthorized');
  const row = await db
    .selectFrom('sandbox_organizations as o')
    .innerJoin('sandbox_projects as p', 'p.id', 'o.project_id')
    .select(['o.id', 'o.project_id'])
    .where('o.scim_id', '=', connectionId)
    .orderBy('p.last_used_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return refuse('scim_unauthorized');
  const project = await findProject(db, row.project_id);
  const organization = await findOrganization({ db, project }, row.id);
  const connection = organization.scim ?? refuse('scim_unauthorized');
  const { token: current, next_token } = connection;
  if (!isSecretOf({ secret: current, next_secret: next_token }, token)) refuse('scim_unauthorized');
  const used = [current, next_token].find((one) => one && isSecretOf({ secret: one, next_secret: null }, token));
  if (used && used.expires_at <= now() + project.clock_offset_ms) refuse('scim_unauthorized');
  return { project, secrets: [token], organization, connection };
}
