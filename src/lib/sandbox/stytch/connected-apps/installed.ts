import { z } from 'zod';
import { clientId } from '../clients/rotation.ts';
import { fail } from '../errors.ts';
import { memberId, organizationId } from '../fields.ts';
import { operation, type Call } from '../operation.ts';
import { authorizedMember, authorizedOrganization } from '../rbac/find-authorized.ts';
import type { OrganizationRow } from '../rows.ts';
import { connectedApps, isAllowedIn, showToMembers, type ConnectedApp } from './app.ts';
import { findGrant, grantsOf, grantsOfMember, revokeGrant } from './grants.ts';

/* Apps that members granted something to. An app that the organization doesn't allow any more isn't among them. */

const GET_APPS = 'get.connected-apps';

/** Returns the apps with these ids that an organization allows. */
async function allowedApps(call: Call, organization: OrganizationRow, ids: string[]): Promise<ConnectedApp[]> {
  const wanted = new Set(ids);
  return (await connectedApps.list(call)).filter((app) => wanted.has(app.id) && isAllowedIn(organization, app));
}

const connectedAppsOf = operation(
  'organizations.connected_apps',
  'GET',
  '/v1/b2b/organizations/{organization_id}/connected_apps',
  z.object({ organization_id: organizationId }),
  async (call, input) => {
    const organization = await authorizedOrganization(call, input.organization_id, 'stytch.member', GET_APPS);
    const ids = (await grantsOf(call, organization.id)).map(({ app_id }) => app_id);
    return { connected_apps: (await allowedApps(call, organization, ids)).map(showToMembers) };
  },
);

const getConnectedApp = operation(
  'organizations.get_connected_app',
  'GET',
  '/v1/b2b/organizations/{organization_id}/connected_apps/{connected_app_id}',
  z.object({ organization_id: organizationId, connected_app_id: clientId }),
  async (call, input) => {
    const organization = await authorizedOrganization(call, input.organization_id, 'stytch.member', GET_APPS);
    const app = await connectedApps.get(call, input.connected_app_id);
    const grants = (await grantsOf(call, organization.id)).filter(({ app_id }) => app_id === app.id);
    if (grants.length === 0 || !isAllowedIn(organization, app)) fail('connected_app_not_found');
    const active_members = grants.map(({ member_id, scopes }) => ({ member_id, granted_scopes: scopes }));
    return { ...showToMembers(app), active_members };
  },
);

const memberFields = { organization_id: organizationId, member_id: memberId };

const getMemberApps = operation(
  'organizations.members.get_connected_apps',
  'GET',
  '/v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps',
  z.object(memberFields),
  async (call, input) => {
    const { organization, member } = await authorizedMember(call, input, GET_APPS);
    const scopesByApp = new Map((await grantsOfMember(call, member.id)).map(({ app_id, scopes }) => [app_id, scopes]));
    const apps = await allowedApps(call, organization, [...scopesByApp.keys()]);
    return {
      connected_apps: apps.map((app) => ({
        ...showToMembers(app),
        scopes_granted: (scopesByApp.get(app.id) ?? []).join(' '),
      })),
    };
  },
);

const revoke = operation(
  'organizations.members.connected_apps.revoke',
  'POST',
  '/v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps/{connected_app_id}/revoke',
  z.object({ ...memberFields, connected_app_id: clientId }),
  async (call, input) => {
    const { member } = await authorizedMember(call, input, 'revoke.connected-app');
    const named = { member_id: member.id, app_id: input.connected_app_id };
    return (await revokeGrant(call, named)) ? {} : fail('connected_app_not_found');
  },
);

/** Returns an app and what a member granted it, unless the organization doesn't allow the app any more. */
export async function activeGrant(
  call: Pick<Call, 'db' | 'project'>,
  organization: OrganizationRow,
  named: { member_id: string; app_id: string },
) {
  const [app, grant] = await Promise.all([connectedApps.find(call, named.app_id), findGrant(call, named)]);
  return app && grant && isAllowedIn(organization, app) ? { app, grant } : undefined;
}

export const installedApps = [connectedAppsOf, getConnectedApp, getMemberApps, revoke];
