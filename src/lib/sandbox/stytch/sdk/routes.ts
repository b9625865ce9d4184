/**
 * The calls of the browser SDKs, each by the operation that answers it: method, path below `/sdk/v1/b2b` or below
 * `/sdk/v1` with a slash, the operation, and what the session adds: `o` is its organization, `m` its member, `s` the
 * session itself, `?s` a session that may be missing (docs/stytch-federation.md, "Browser SDK calls"). Google One Tap
 * isn't emulated, and says so.
 */
const LIST = `
POST sessions/authenticate                     sessions.authenticate s
POST sessions/revoke                           sessions.revoke s
POST sessions/revoke/{member_id}               sessions.revoke
POST sessions/exchange                         sessions.exchange s
GET organizations/me                           organizations.get o
PUT organizations/me                           organizations.update o
DELETE organizations/me                        organizations.delete o
POST organizations/me/members/search           organizations.members.search o
GET organizations/members/me                   organizations.members.get om
PUT organizations/members/update               organizations.members.update om
DELETE organizations/members/deletePhoneNumber organizations.members.delete_mfa_phone_number om
DELETE organizations/members/deleteTOTP        organizations.members.delete_totp om
POST organizations/members/start_email_update  organizations.members.start_email_update om
POST organizations/members/unlink_retired_email organizations.members.unlink_retired_email om
POST organizations/members                     organizations.members.create o
PUT organizations/members/{member_id}          organizations.members.update o
DELETE organizations/members/{member_id}       organizations.members.delete o
PUT organizations/members/{member_id}/reactivate organizations.members.reactivate o
POST organizations/members/{member_id}/start_email_update organizations.members.start_email_update o
POST organizations/members/{member_id}/unlink_retired_email organizations.members.unlink_retired_email o
DELETE organizations/members/totp/{member_id}  organizations.members.delete_totp o
DELETE organizations/members/mfa_phone_numbers/{member_id} organizations.members.delete_mfa_phone_number o
DELETE organizations/members/passwords/{member_password_id} organizations.members.delete_password o
POST discovery/organizations                   discovery.organizations.list ?s
POST discovery/intermediate_sessions/exchange  discovery.intermediate_sessions.exchange
POST discovery/organizations/create            discovery.organizations.create
POST magic_links/email/discovery/send          magic_links.email.discovery.send
POST magic_links/discovery/authenticate        magic_links.discovery.authenticate
POST magic_links/email/login_or_signup         magic_links.email.login_or_signup
POST magic_links/email/invite                  magic_links.email.invite o
POST magic_links/authenticate                  magic_links.authenticate ?s
POST otps/email/discovery/send                 otps.email.discovery.send
POST otps/email/discovery/authenticate         otps.email.discovery.authenticate
POST otps/email/login_or_signup                otps.email.login_or_signup
POST otps/email/authenticate                   otps.email.authenticate ?s
POST otps/sms/send                             otps.sms.send
POST otps/sms/authenticate                     otps.sms.authenticate ?s
POST totp                                      totps.create
POST totp/authenticate                         totps.authenticate ?s
GET recovery_codes                             recovery_codes.get om
POST recovery_codes/rotate                     recovery_codes.rotate om
POST recovery_codes/recover                    recovery_codes.recover ?s
POST oauth/discovery/authenticate              oauth.discovery.authenticate
POST oauth/authenticate                        oauth.authenticate ?s
POST passwords/authenticate                    passwords.authenticate ?s
POST passwords/discovery/authenticate          passwords.discovery.authenticate
POST passwords/discovery/reset/start           passwords.discovery.email.reset_start
POST passwords/discovery/reset                 passwords.discovery.email.reset
POST passwords/email/reset/start               passwords.email.reset_start
POST passwords/email/reset                     passwords.email.reset ?s
POST passwords/existing_password/reset         passwords.existing_password.reset
POST passwords/session/reset                   passwords.sessions.reset os
POST passwords/strength_check                  passwords.strength_check
GET sso                                        sso.get_connections o
POST sso/authenticate                          sso.authenticate ?s
POST sso/oidc                                  sso.oidc.create_connection o
PUT sso/oidc/{connection_id}                   sso.oidc.update_connection o
POST sso/saml                                  sso.saml.create_connection o
PUT sso/saml/{connection_id}                   sso.saml.update_connection o
PUT sso/saml/{connection_id}/url               sso.saml.update_by_url o
DELETE sso/saml/{connection_id}/verification_certificates/{certificate_id} sso.saml.delete_verification_certificate o
DELETE sso/saml/{connection_id}/encryption_private_keys/{private_key_id} sso.saml.delete_encryption_private_key o
DELETE sso/saml/{connection_id}/encryption_private_key/{private_key_id} sso.saml.delete_encryption_private_key o
POST sso/external                              sso.external.create_connection o
PUT sso/external/{connection_id}               sso.external.update_connection o
DELETE sso/{connection_id}                     sso.delete_connection o
POST scim                                      scim.connection.create o
GET scim                                       scim.connection.get o
PUT scim/{connection_id}                       scim.connection.update o
DELETE scim/{connection_id}                    scim.connection.delete o
POST scim/groups                               scim.connection.get_groups o
POST scim/rotate/start                         scim.connection.rotate_start o
POST scim/rotate/complete                      scim.connection.rotate_complete o
POST scim/rotate/cancel                        scim.connection.rotate_cancel o
POST impersonation/authenticate                impersonation.authenticate
POST sessions/attest                           sessions.attest
POST sessions/exchange_access_token            sessions.exchange_access_token
GET organizations/connected_apps               organizations.connected_apps o
GET organizations/connected_apps/{connected_app_id} organizations.get_connected_app o
GET organizations/members/connected_apps       organizations.members.get_connected_apps om
GET organizations/members/{member_id}/connected_apps organizations.members.get_connected_apps o
POST organizations/members/connected_apps/{connected_app_id}/revoke organizations.members.connected_apps.revoke om
POST organizations/members/{member_id}/connected_apps/{connected_app_id}/revoke organizations.members.connected_apps.revoke o
POST /idp/b2b/oauth/authorize/start            idp.oauth.authorize_start s
POST /idp/b2b/oauth/authorize/submit           idp.oauth.authorize s
GET oauth/google/onetap/start                  oauth.google.onetap.start
POST oauth/google/onetap/discovery/submit      oauth.google.onetap.discovery.submit
POST oauth/google/onetap/submit                oauth.google.onetap.submit
GET admin_portal_config                        admin_portal_config o
POST organizations/search                      organizations.by_slug
POST organizations/members/search              organizations.members.by_email
GET sso/discovery/connections                  sso.discovery.connections
`;

/** A call of a browser SDK. */
export interface SdkRoute {
  name: string;
  method: string;
  path: string;
  /** The operation that answers it. */
  operation: string;
  /** Which ids the session adds. */
  adds: { organization: boolean; member: boolean; session: boolean };
  /** Whether the call works without a session. */
  open: boolean;
}

export const SDK_ROUTES: readonly SdkRoute[] = LIST.trim()
  .split('\n')
  .map((line) => {
    const [method = '', path = '', operation = '', adds = ''] = line.split(/\s+/);
    return {
      name: `sdk.${operation}`,
      method,
      path: path.startsWith('/') ? `/sdk/v1${path}` : `/sdk/v1/b2b/${path}`,
      operation,
      adds: { organization: adds.includes('o'), member: adds.includes('m'), session: adds.includes('s') },
      open: adds === '' || adds.startsWith('?'),
    };
  });
