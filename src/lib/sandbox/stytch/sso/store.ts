import type { Executor } from '../../../store/database.ts';
import { changeOrganization } from '../organizations/change.ts';
import { fail } from '../errors.ts';
import type { Call, Scope } from '../operation.ts';
import { authorizedOrganization } from '../rbac/find-authorized.ts';
import type { OrganizationRow } from '../rows.ts';
import { findOrganization } from '../store.ts';
import type { Connection } from './connection.ts';

/** The most connections of one organization (choice). */
export const MOST_CONNECTIONS = 20;

type Kind = Connection['kind'];
type OfKind<K extends Kind> = Extract<Connection, { kind: K }>;

/** The error for a connection that the organization doesn't have. */
const MISSING = {
  oidc: 'oidc_connection_not_found',
  saml: 'saml_connection_not_found',
  external: 'external_connection_id_not_found',
} as const;

const isOf =
  <K extends Kind>(kind: K, id: string) =>
  (connection: Connection): connection is OfKind<K> =>
    connection.kind === kind && connection.id === id;

/** Finds an organization, and checks that the caller may do this with its connections. */
export const organizationFor = (
  call: Call,
  id: string,
  action: 'create' | 'get' | 'update' | 'delete',
): Promise<OrganizationRow> => authorizedOrganization(call, id, 'stytch.sso', action);

/** Adds a connection to an organization. */
export async function addConnection(call: Scope & { now: number }, organizationId: string, added: Connection) {
  await changeOrganization(call, organizationId, (before) => {
    if (before.connections.length >= MOST_CONNECTIONS) fail('too_many_sso_connections');
    return { ...before, connections: [...before.connections, added], updated_at: call.now };
  });
}

/** Returns a connection of a kind. */
export const connectionOf = <K extends Kind>(organization: OrganizationRow, kind: K, id: string): OfKind<K> =>
  organization.connections.find(isOf(kind, id)) ?? fail(MISSING[kind]);

/**
 * Updates a connection.
 * @param change gets the current one and returns the new one. It can't be async
 */
export async function changeConnection<K extends Kind>(
  call: Scope & { now: number },
  organizationId: string,
  kind: K,
  id: string,
  change: (before: OfKind<K>) => OfKind<K>,
): Promise<OfKind<K>> {
  const after = await changeOrganization(call, organizationId, (before) => {
    const current = connectionOf(before, kind, id);
    const changed = change(current);
    const connections = before.connections.map((one) => (one === current ? changed : one));
    return { ...before, connections, updated_at: call.now };
  });
  return connectionOf(after, kind, id);
}

/** Finds the organization that has a connection. */
export async function findOwner(call: Scope, connectionId: string): Promise<OrganizationRow | undefined> {
  const row = await call.db
    .selectFrom('sandbox_connections')
    .select('organization_id')
    .where('project_id', '=', call.project.id)
    .where('id', '=', connectionId)
    .executeTakeFirst();
  return row && findOrganization(call, row.organization_id);
}

/**
 * Returns the project that has a connection, for a browser that a provider sends back. A snapshot may have copied the
 * connection to another project; the one that was used last is meant.
 */
export async function projectOfConnection(db: Executor, connectionId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('sandbox_connections as c')
    .innerJoin('sandbox_projects as p', 'p.id', 'c.project_id')
    .select('p.id')
    .where('c.id', '=', connectionId)
    .orderBy('p.last_used_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
