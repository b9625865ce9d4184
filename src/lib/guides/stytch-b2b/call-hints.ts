import { within, type CallHint } from '../call-hint.ts';

const discovered = 'discovered_organizations';
const session = ['expires_at', 'authentication_factors.type', 'member_session_id'];

/** Fields that every login returns. */
export const loggedIn = [
  'member_authenticated',
  // The index opens the list.
  'primary_required.allowed_auth_methods.0',
  'session_token',
  'session_jwt',
  ...within('organization', ['organization_name', 'organization_slug']),
  ...within('member', ['email_address', 'status']),
  ...within('member_session', session),
];

/** By operation. */
export const stytchCallHints: Record<string, CallHint> = {
  'magic_links.email.discovery.send': {
    path: '/v1/b2b/magic_links/email/discovery/send',
    body: { email_address: '$email', discovery_redirect_url: '…' },
    liveOnly: ['discovery_redirect_url'],
    highlights: ['status_code', 'request_id'],
  },
  'magic_links.discovery.authenticate': {
    path: '/v1/b2b/magic_links/discovery/authenticate',
    body: { discovery_magic_links_token: '@magic_link_token' },
    highlights: [
      ...within(`${discovered}.organization`, ['organization_name', 'organization_slug']),
      ...within(`${discovered}.membership`, ['type']),
      'intermediate_session_token',
      'email_address',
    ],
  },
  'discovery.intermediate_sessions.exchange': {
    path: '/v1/b2b/discovery/intermediate_sessions/exchange',
    body: {
      intermediate_session_token: '@intermediate_session_token',
      organization_id: '$organization_id',
      session_duration_minutes: 60,
    },
    highlights: loggedIn,
  },
  'discovery.organizations.create': {
    path: '/v1/b2b/discovery/organizations/create',
    body: {
      intermediate_session_token: '@intermediate_session_token',
      organization_name: '$name',
      session_duration_minutes: 60,
    },
    highlights: loggedIn,
  },
  'organizations.create': {
    path: '/v1/b2b/organizations',
    body: { organization_name: '$name', organization_slug: '$slug' },
    highlights: within('organization', [
      'organization_id',
      'organization_name',
      'organization_slug',
      'email_jit_provisioning',
      'email_allowed_domains',
    ]),
  },
  'organizations.get': {
    method: 'GET',
    path: '/v1/b2b/organizations/{organization}',
    highlights: within('organization', ['organization_id', 'organization_name', 'organization_slug']),
  },
  'organizations.members.create': {
    path: '/v1/b2b/organizations/{organization}/members',
    body: { email_address: '$email' },
    highlights: [
      ...within('member', ['member_id', 'email_address', 'status', 'organization_id', 'email_address_verified']),
      ...within('organization', ['organization_name']),
    ],
  },
  'organizations.update': {
    method: 'PUT',
    path: '/v1/b2b/organizations/{organization}',
    body: { email_allowed_domains: ['$domain'], email_jit_provisioning: 'RESTRICTED' },
    // What the guides' steps change.
    highlights: within('organization', [
      'organization_name',
      'email_invites',
      'email_jit_provisioning',
      'email_allowed_domains',
      'auth_methods',
      'allowed_auth_methods',
      'mfa_policy',
      'allowed_mfa_methods',
    ]),
  },
  'sessions.authenticate': {
    path: '/v1/b2b/sessions/authenticate',
    body: { session_token: '@session_token' },
    highlights: [
      ...within('member_session', [...session, 'last_accessed_at']),
      ...within('member', ['email_address', 'status']),
      ...within('organization', ['organization_name', 'organization_slug']),
      'session_jwt',
    ],
  },
  'sessions.revoke': {
    path: '/v1/b2b/sessions/revoke',
    body: { session_token: '@session_token' },
    highlights: ['status_code', 'request_id'],
  },
};
