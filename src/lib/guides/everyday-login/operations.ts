import { operation } from '../stytch-b2b/operations.ts';
import type { Operation } from '../types.ts';

/** The calls that the everyday-login guide adds, under the SDK's names. */
export const operations: Operation[] = [
  operation('magic_links.email.invite', 'magicLinks.email.invite', 'POST', 'magic_links/email/invite'),
  operation('magic_links.authenticate', 'magicLinks.authenticate', 'POST', 'magic_links/authenticate'),
  operation('oauth.discovery.authenticate', 'oauth.discovery.authenticate', 'POST', 'oauth/discovery/authenticate'),
  operation('organizations.search', 'organizations.search', 'POST', 'organizations/search'),
  operation('organizations.members.search', 'organizations.members.search', 'POST', 'organizations/members/search'),
  operation('organizations.members.update', 'organizations.members.update', 'PUT', 'organizations/*/members/*'),
  operation('sso.oidc.create_connection', 'sso.oidc.createConnection', 'POST', 'sso/oidc/*'),
  operation('sso.oidc.update_connection', 'sso.oidc.updateConnection', 'PUT', 'sso/oidc/*/connections/*'),
  operation('sso.authenticate', 'sso.authenticate', 'POST', 'sso/authenticate'),
  operation('totps.create', 'totps.create', 'POST', 'totp'),
  operation('totps.authenticate', 'totps.authenticate', 'POST', 'totp/authenticate'),
  operation('recovery_codes.recover', 'recoveryCodes.recover', 'POST', 'recovery_codes/recover'),
  operation('sessions.exchange', 'sessions.exchange', 'POST', 'sessions/exchange'),
];

/** A check of a JWT makes no call while the JWT is fresh; after that it makes this one. */
export const localCalls: Record<string, string[]> = {
  'sessions.authenticateJwt': ['sessions.authenticate'],
  'sessions.authenticate_jwt': ['sessions.authenticate'],
};
