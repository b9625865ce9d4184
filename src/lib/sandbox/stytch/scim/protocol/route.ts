import type { Route } from '../../../core/http/router.ts';
import type { EmulatorResponse } from '../../../core/http/response.ts';
import type { Call } from '../../operation.ts';
import type { OrganizationRow } from '../../rows.ts';
import type { ScimConnection } from '../connection.ts';

/** Arguments of a call of an identity provider. */
export interface ScimCall extends Pick<Call, 'db' | 'project' | 'now' | 'siteUrl' | 'bounds'> {
  organization: OrganizationRow;
  connection: ScimConnection;
  /** The resource's id in the path; empty where the path has none. */
  id: string;
  query: Record<string, string>;
}

/** One address that identity providers call. */
export interface ScimRoute extends Route {
  run: (call: ScimCall, rawInput: Record<string, unknown>) => Promise<EmulatorResponse>;
}

const BASE = '/v1/b2b/scim/{connection_id}';

/** Defines an address. @param path below the connection's base URL */
export const scimRoute = (name: string, method: string, path: string, run: ScimRoute['run']): ScimRoute => ({
  name: `scim.protocol.${name}`,
  method,
  path: `${BASE}${path}`,
  run,
});
