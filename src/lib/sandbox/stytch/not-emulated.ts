/**
 * The operations of the official description that are not emulated: name, method, path. A contract test derives the
 * list from the description and compares.
 */
const LIST = `
idp.oauth.authorize POST /v1/b2b/idp/oauth/authorize
idp.oauth.authorize_start POST /v1/b2b/idp/oauth/authorize/start
impersonation.authenticate POST /v1/b2b/impersonation/authenticate
organizations.connected_apps GET /v1/b2b/organizations/{organization_id}/connected_apps
organizations.get_connected_app GET /v1/b2b/organizations/{organization_id}/connected_apps/{connected_app_id}
organizations.members.connected_apps.revoke POST /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps/{connected_app_id}/revoke
organizations.members.get_connected_apps GET /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps
organizations.metrics GET /v1/b2b/organizations/{organization_id}/metrics
scim.connection.create POST /v1/b2b/scim/{organization_id}/connection
scim.connection.delete DELETE /v1/b2b/scim/{organization_id}/connection/{connection_id}
scim.connection.get GET /v1/b2b/scim/{organization_id}/connection
scim.connection.get_groups GET /v1/b2b/scim/{organization_id}/connection/{connection_id}
scim.connection.rotate_cancel POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/cancel
scim.connection.rotate_complete POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/complete
scim.connection.rotate_start POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/start
scim.connection.update PUT /v1/b2b/scim/{organization_id}/connection/{connection_id}
sessions.exchange_access_token POST /v1/b2b/sessions/exchange_access_token
sso.saml.create_connection POST /v1/b2b/sso/saml/{organization_id}
sso.saml.delete_encryption_private_key DELETE /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/encryption_private_keys/{private_key_id}
sso.saml.delete_verification_certificate DELETE /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/verification_certificates/{certificate_id}
sso.saml.update_by_url PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/url
sso.saml.update_connection PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}
`;

/**
 * Calls that official B2B clients offer, too, although another of Stytch's descriptions has them: `m2m`, `debug` and
 * `project`.
 */
const OF_OTHER_PRODUCTS = `
debug.whoami GET /v1/debug/whoami
m2m.clients.create POST /v1/m2m/clients
m2m.clients.delete DELETE /v1/m2m/clients/{client_id}
m2m.clients.get GET /v1/m2m/clients/{client_id}
m2m.clients.search POST /v1/m2m/clients/search
m2m.clients.secrets.rotate POST /v1/m2m/clients/{client_id}/secrets/rotate
m2m.clients.secrets.rotate_cancel POST /v1/m2m/clients/{client_id}/secrets/rotate/cancel
m2m.clients.secrets.rotate_start POST /v1/m2m/clients/{client_id}/secrets/rotate/start
m2m.clients.update PUT /v1/m2m/clients/{client_id}
project.metrics GET /v1/projects/metrics
`;

/** An operation that returns 501, in Stytch's error format. */
export interface NotEmulated {
  name: string;
  method: string;
  path: string;
}

const read = (list: string): readonly NotEmulated[] =>
  list
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', method = '', path = ''] = line.split(' ');
      return { name, method, path };
    });

export const NOT_EMULATED = read(LIST);
export const NOT_EMULATED_OF_OTHER_PRODUCTS = read(OF_OTHER_PRODUCTS);
