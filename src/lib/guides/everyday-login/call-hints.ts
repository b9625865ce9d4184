import { within, type CallHint } from '../call-hint.ts';
import { loggedIn } from '../stytch-b2b/call-hints.ts';

const secondLogin = [
  'session_token',
  'session_jwt',
  ...within('member_session', ['authentication_factors.type', 'authentication_factors.sequence_order']),
  ...within('member', ['email_address', 'mfa_enrolled']),
];

/** The calls that this guide adds, by operation. */
export const everydayCallHints: Record<string, CallHint> = {
  'magic_links.email.invite': {
    path: '/v1/b2b/magic_links/email/invite',
    body: { organization_id: '…', email_address: '$invitee', invite_redirect_url: '…' },
    liveOnly: ['invite_redirect_url'],
    highlights: [
      ...within('member', ['email_address', 'status', 'member_id']),
      ...within('organization', ['organization_name', 'email_invites']),
    ],
  },
  'magic_links.authenticate': {
    path: '/v1/b2b/magic_links/authenticate',
    body: { magic_links_token: '@invitation_token', session_duration_minutes: 60 },
    highlights: loggedIn,
  },
  'oauth.discovery.authenticate': {
    path: '/v1/b2b/oauth/discovery/authenticate',
    body: { discovery_oauth_token: '@oauth_token' },
    highlights: [
      ...within('discovered_organizations.organization', ['organization_name', 'organization_slug']),
      ...within('discovered_organizations.membership', ['type']),
      'intermediate_session_token',
      'email_address',
      'provider_type',
    ],
  },
  'sso.oidc.create_connection': {
    path: '/v1/b2b/sso/oidc/{organization}',
    body: { display_name: '$name' },
    highlights: within('connection', ['redirect_url', 'status', 'connection_id', 'display_name']),
  },
  'sso.oidc.update_connection': {
    method: 'PUT',
    path: '/v1/b2b/sso/oidc/{organization}/connections/{connection}',
    body: { issuer: '…', client_id: '…', client_secret: '…' },
    highlights: within('connection', ['status', 'issuer', 'client_id', 'authorization_url', 'token_url', 'jwks_url']),
  },
  'sso.authenticate': {
    path: '/v1/b2b/sso/authenticate',
    body: { sso_token: '@sso_token', session_duration_minutes: 60 },
    highlights: loggedIn,
  },
  // The call is the quickstart's, with other settings.
  'second-factor/organizations.update': {
    method: 'PUT',
    path: '/v1/b2b/organizations/{organization}',
    body: { mfa_policy: 'REQUIRED_FOR_ALL', mfa_methods: 'RESTRICTED', allowed_mfa_methods: ['totp'] },
    highlights: [],
  },
  'totps.create': {
    path: '/v1/b2b/totp',
    body: { organization_id: '…', member_id: '…', intermediate_session_token: '@intermediate_session_token' },
    highlights: ['secret', 'qr_code', 'recovery_codes', 'totp_registration_id'],
  },
  'totps.authenticate': {
    path: '/v1/b2b/totp/authenticate',
    body: {
      organization_id: '…',
      member_id: '…',
      intermediate_session_token: '@intermediate_session_token',
      code: '$code',
    },
    highlights: secondLogin,
  },
  'recovery_codes.recover': {
    path: '/v1/b2b/recovery_codes/recover',
    body: {
      organization_id: '…',
      member_id: '…',
      intermediate_session_token: '@intermediate_session_token',
      recovery_code: '@recovery_code',
    },
    highlights: ['recovery_codes_remaining', ...secondLogin],
  },
  'organizations.members.update': {
    method: 'PUT',
    path: '/v1/b2b/organizations/{organization}/members/{member}',
    body: { roles: ['stytch_admin'] },
    highlights: within('member', ['roles.role_id', 'email_address', 'is_admin']),
  },
  'sessions.exchange': {
    path: '/v1/b2b/sessions/exchange',
    body: { session_token: '@session_token', organization_id: '…', session_duration_minutes: 60 },
    highlights: loggedIn,
  },
};
