import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeSandbox } from '../testing/sandbox.ts';
import { OPERATIONS } from './operations.ts';

const samlKey = String(
  generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs1', format: 'pem' }),
);

type Api = Awaited<ReturnType<Awaited<ReturnType<typeof makeSandbox>>['project']>>;

/** Calls that name an organization or a member: `:org` and `:member` are replaced by an id, slug or external id. */
const CALLS: Record<string, [method: string, path: string, body?: object]> = {
  'organizations.get': ['GET', 'organizations/:org'],
  'organizations.update': ['PUT', 'organizations/:org', { organization_name: 'Acme Ltd' }],
  'organizations.delete': ['DELETE', 'organizations/:org'],
  'organizations.delete_external_id': ['DELETE', 'organizations/:org/external_id'],
  'organizations.members.create': ['POST', 'organizations/:org/members', { email_address: 'bob@example.com' }],
  'organizations.members.get': ['GET', 'organizations/:org/member?member_id=:member'],
  'organizations.members.update': ['PUT', 'organizations/:org/members/:member', { name: 'Ada' }],
  'organizations.members.delete': ['DELETE', 'organizations/:org/members/:member'],
  'organizations.members.delete_external_id': ['DELETE', 'organizations/:org/members/:member/external_id'],
  'organizations.members.search': ['POST', 'organizations/members/search', { organization_ids: [':org'] }],
  'organizations.members.delete_totp': ['DELETE', 'organizations/:org/members/:member/totp'],
  'organizations.members.delete_mfa_phone_number': ['DELETE', 'organizations/:org/members/mfa_phone_numbers/:member'],
  'organizations.members.delete_password': ['DELETE', 'organizations/:org/members/passwords/:password'],
  'organizations.members.start_email_update': [
    'POST',
    'organizations/:org/members/:member/start_email_update',
    { email_address: 'lovelace@example.com' },
  ],
  'organizations.members.unlink_retired_email': [
    'POST',
    'organizations/:org/members/:member/unlink_retired_email',
    { email_address: 'augusta@example.com' },
  ],
  'organizations.members.oauth_providers.github': ['GET', 'organizations/:org/members/:member/oauth_providers/github'],
  'organizations.members.oauth_providers.hubspot': [
    'GET',
    'organizations/:org/members/:member/oauth_providers/hubspot',
  ],
  'organizations.members.oauth_providers.slack': ['GET', 'organizations/:org/members/:member/oauth_providers/slack'],
  'organizations.members.oidc_providers': ['GET', 'organizations/:org/members/:member/oidc_providers'],
  'sso.get_connections': ['GET', 'sso/:org'],
  'sso.oidc.create_connection': ['POST', 'sso/oidc/:org', {}],
  'sso.oidc.update_connection': ['PUT', 'sso/oidc/:org/connections/:connection', { display_name: 'Okta' }],
  'sso.saml.create_connection': ['POST', 'sso/saml/:org', {}],
  'sso.saml.update_connection': ['PUT', 'sso/saml/:org/connections/:saml', { display_name: 'Okta' }],
  'sso.saml.update_by_url': ['PUT', 'sso/saml/:org/connections/:saml/url', { metadata_url: ':metadata' }],
  'sso.saml.delete_verification_certificate': [
    'DELETE',
    'sso/saml/:org/connections/:saml/verification_certificates/:certificate',
  ],
  'sso.saml.delete_encryption_private_key': ['DELETE', 'sso/saml/:org/connections/:saml/encryption_private_keys/:key'],
  'sso.delete_connection': ['DELETE', 'sso/:org/connections/:connection'],
  'sso.external.create_connection': [
    'POST',
    'sso/external/:org',
    { external_organization_id: ':org', external_connection_id: ':connection' },
  ],
  'sso.external.update_connection': ['PUT', 'sso/external/:org/connections/:external', { display_name: 'Acme' }],
  'scim.connection.create': ['POST', 'scim/:org/connection', {}],
  'scim.connection.get': ['GET', 'scim/:org/connection'],
  'scim.connection.get_groups': ['GET', 'scim/:org/connection/:scim'],
  'scim.connection.update': ['PUT', 'scim/:org/connection/:scim', { display_name: 'Okta' }],
  'scim.connection.delete': ['DELETE', 'scim/:org/connection/:scim'],
  'scim.connection.rotate_start': ['POST', 'scim/:org/connection/:scim/rotate/start', {}],
  'scim.connection.rotate_complete': ['POST', 'scim/:org/connection/:scim/rotate/complete', {}],
  'scim.connection.rotate_cancel': ['POST', 'scim/:org/connection/:scim/rotate/cancel', {}],
  'organizations.metrics': ['GET', 'organizations/:org/metrics'],
  'organizations.connected_apps': ['GET', 'organizations/:org/connected_apps'],
  'organizations.get_connected_app': ['GET', 'organizations/:org/connected_apps/:app'],
  'organizations.members.get_connected_apps': ['GET', 'organizations/:org/members/:member/connected_apps'],
  'organizations.members.connected_apps.revoke': [
    'POST',
    'organizations/:org/members/:member/connected_apps/:app/revoke',
    {},
  ],
  'recovery_codes.get': ['GET', 'recovery_codes/:org/:member'],
  'rbac.organizations.get_org_policy': ['GET', 'rbac/organizations/:org'],
  'rbac.organizations.set_org_policy': ['PUT', 'rbac/organizations/:org', { org_policy: { roles: [] } }],
  'magic_links.email.login_or_signup': [
    'POST',
    'magic_links/email/login_or_signup',
    { organization_id: ':org', email_address: 'ada@example.com' },
  ],
  'magic_links.email.invite': [
    'POST',
    'magic_links/email/invite',
    { organization_id: ':org', email_address: 'bob@example.com', invited_by_member_id: ':member' },
  ],
  'discovery.intermediate_sessions.exchange': [
    'POST',
    'discovery/intermediate_sessions/exchange',
    { organization_id: ':org', intermediate_session_token: ':intermediate' },
  ],
  'sessions.get': ['GET', 'sessions?organization_id=:org&member_id=:member'],
  'sessions.exchange': ['POST', 'sessions/exchange', { organization_id: ':org', session_token: ':session' }],
  'sessions.revoke': ['POST', 'sessions/revoke', { member_id: ':member' }],
  'sessions.authenticate': [
    'POST',
    'sessions/authenticate',
    {
      session_token: ':session',
      authorization_check: { organization_id: ':org', resource_id: 'stytch.self', action: 'delete' },
    },
  ],
};

/** Lets Ada grant a connected app something. Returns the app's id. */
async function grantedApp({ call, post }: Api): Promise<string> {
  const redirect_uri = 'http://localhost:4000/callback';
  const app = { client_type: 'first_party', redirect_urls: [redirect_uri] };
  const { connected_app } = (await call('POST', '/v1/connected_apps/clients', app)).body;
  const client_id = String(connected_app?.client_id);
  await post('idp/oauth/authorize', {
    client_id,
    redirect_uri,
    response_type: 'code',
    scopes: ['openid'],
    consent_granted: true,
    organization_id: 'acme',
    member_id: 'ada|1',
  });
  return client_id;
}

/** Creates Acme's SCIM connection, and starts a rotation of its token. Returns the connection's id. */
async function rotatingScim({ post }: Api): Promise<string> {
  const connection_id = String((await post('scim/acme/connection', {})).body.connection?.connection_id);
  await post(`scim/acme/connection/${connection_id}/rotate/start`, {});
  return connection_id;
}

/**
 * Acme and Ada, each with an external id. Ada has a verified address, two second factors, and is logged in.
 * @param path says what else the call needs
 */
async function acme(path = '') {
  const { project } = await makeSandbox();
  const made = await project();
  const { organization } = (
    await made.post('organizations', {
      organization_name: 'Acme',
      organization_slug: 'acme',
      organization_external_id: 'org|1',
    })
  ).body;
  const ada = await made.post('organizations/acme/members', {
    email_address: 'augusta@example.com',
    external_id: 'ada|1',
    mfa_phone_number: '+15551234567',
  });
  await made.call('PUT', '/v1/b2b/organizations/acme/members/ada%7C1', { email_address: 'ada@example.com' });
  await made.post('totp/migrate', { organization_id: 'acme', member_id: 'ada|1', secret: 'GEZDGNBVGY3TQOJQ' });
  const migrated = await made.post('passwords/migrate', {
    organization_id: 'acme',
    email_address: 'ada@example.com',
    hash: 'a'.repeat(32),
    hash_type: 'md_5',
  });
  const { connection } = (await made.post('sso/oidc/acme', {})).body;
  // It belongs to Globex, so that Acme's own connection is free.
  const other = (await made.post('sso/oidc/globex', {})).body.connection?.connection_id;
  const external = await made.post('sso/external/acme', {
    external_organization_id: 'globex',
    external_connection_id: other,
  });
  const saml = (await made.post('sso/saml/acme', {})).body.connection?.connection_id;
  const { metadata_url } = (await made.control('GET', 'idp')).body;
  const samlPath = `/v1/b2b/sso/saml/acme/connections/${String(saml)}`;
  await made.call('PUT', `${samlPath}/url`, { metadata_url });
  const { connection: withKey } = (await made.call('PUT', samlPath, { saml_encryption_private_key: samlKey })).body;
  return {
    call: made.call,
    control: made.control,
    ids: { org: String(organization?.organization_id), member: String(ada.body.member_id) },
    tokens: {
      password: String(migrated.body.member?.member_password_id),
      session: String((await made.session('ada@example.com', 'acme')).session_token),
      intermediate: await made.intermediate('ada@example.com'),
      connection: String(connection?.connection_id),
      saml: String(saml),
      metadata: String(metadata_url),
      certificate: String(withKey?.verification_certificates?.[0]?.certificate_id),
      key: String(withKey?.encryption_private_keys?.[0]?.private_key_id),
      external: String(external.body.connection?.connection_id),
      app: path.includes(':app') ? await grantedApp(made) : '',
      scim: path.includes(':scim') ? await rotatingScim(made) : '',
    },
  };
}

/** The calls by what they need beside Acme and Ada: each test sets it up once and restores it before every call. */
const GROUPS = Object.entries(
  Object.groupBy(Object.entries(CALLS), ([, [, path]]) => /:(app|scim)\b/.exec(path)?.[0] ?? ''),
);

test.each(GROUPS)('calls with %s accept ids, slugs and external ids', async (needed, calls = []) => {
  const { call, control, ids, tokens } = await acme(needed);
  const before = (await control('GET', 'snapshot')).body;
  for (const [name, [method, path, body]] of calls) {
    for (const names of [{}, { org: 'acme', member: 'ada|1' }, { org: 'org|1', member: 'ada|1' }]) {
      await control('POST', 'snapshot', before);
      const values: Record<string, string> = { ...ids, ...tokens, ...names };
      const fill = (text: string, write: (value: string) => string) =>
        text.replace(
          /:(org|member|session|intermediate|password|connection|external|app|scim|saml|metadata|certificate|key)\b/g,
          (_match, placeholder: string) => write(values[placeholder] ?? ''),
        );
      const filled = body && (JSON.parse(fill(JSON.stringify(body), String)) as object);
      const answer = await call(method, `/v1/b2b/${fill(path, encodeURIComponent)}`, filled);
      expect.soft(answer.body, `${name} ${JSON.stringify(names)}`).toMatchObject({ status_code: 200 });
    }
  }
});

test.each(['google', 'microsoft'])('oauth_providers.%s accepts ids, slugs and external ids', async (provider) => {
  const { call, ids } = await acme();
  for (const [org, member] of [Object.values(ids), ['acme', 'ada|1'], ['org|1', 'ada|1']]) {
    const path = `organizations/${encodeURIComponent(org ?? '')}/members/${encodeURIComponent(member ?? '')}`;
    const { body } = await call('GET', `/v1/b2b/${path}/oauth_providers/${provider}`);
    // Ada is found, but never logged in there.
    expect(body).toMatchObject({ error_type: 'member_oauth_token_not_found' });
  }
});

test('every operation with an organization or a member in its path is tested here', () => {
  // Their descriptions don't mention an external id; one says that it isn't accepted.
  const ownIdOnly = ['organizations.members.reactivate', 'organizations.members.dangerously_get'];
  const withAccount = ['google', 'microsoft'].map((name) => `organizations.members.oauth_providers.${name}`);
  const naming = OPERATIONS.filter(({ path }) => /\{(organization|member)_id\}/.test(path)).map(({ name }) => name);
  expect(naming.filter((name) => !(name in CALLS)).sort()).toEqual([...ownIdOnly, ...withAccount].sort());
});
