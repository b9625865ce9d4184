import { createRemoteJWKSet, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import type { Json } from '../../src/lib/sandbox/testing/sandbox.ts';
import { basic, startSandbox } from './harness.ts';

/*
 * What the SDKs of other languages rely on (docs/stytch.md, "What the SDKs do"), tested over plain HTTP, because not
 * every machine has them.
 */

/**
 * Fields that Python's models require in the objects of docs/stytch.md, "Organization object": present, and not null.
 */
const REQUIRED: Record<string, string> = {
  organization:
    'organization_id organization_name organization_logo_url organization_slug sso_jit_provisioning sso_jit_provisioning_allowed_connections ' +
    'sso_active_connections email_allowed_domains email_jit_provisioning email_invites auth_methods allowed_auth_methods mfa_policy ' +
    'rbac_email_implicit_role_assignments mfa_methods allowed_mfa_methods oauth_tenant_jit_provisioning claimed_email_domains ' +
    'first_party_connected_apps_allowed_type allowed_first_party_connected_apps third_party_connected_apps_allowed_type ' +
    'allowed_third_party_connected_apps custom_roles',
  member:
    'organization_id member_id email_address status name sso_registrations is_breakglass member_password_id oauth_registrations ' +
    'email_address_verified mfa_phone_number_verified is_admin totp_registration_id retired_email_addresses is_locked mfa_enrolled ' +
    'mfa_phone_number default_mfa_method roles',
  member_session:
    'member_session_id member_id started_at last_accessed_at expires_at authentication_factors organization_id roles organization_slug',
  membership: 'type',
  results_metadata: 'total',
  verdict: 'authorized granting_roles',
  roles: 'role_id',
  authentication_factors: 'type delivery_method',
};
/** The kinds of objects in lists, and in the map of a member search. */
const HELD: Record<string, string> = {
  organizations: 'organization',
  members: 'member',
  member_sessions: 'member_session',
};

/** Lists the fields of a response that strict models would reject. */
function problems(value: unknown, kind: string, at = kind): string[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => problems(item, kind, `${at}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  const fields: Record<string, unknown> = { ...value };
  const missing = (REQUIRED[kind]?.split(' ') ?? []).filter((name) => (fields[name] ?? null) === null);
  return [
    ...missing.map((name) => `${at}.${name} is missing`),
    ...Object.entries(fields).flatMap(([key, field]) => {
      // Go reads every time as RFC 3339, or null.
      if (key.endsWith('_at')) return field === null || isTime(field) ? [] : [`${at}.${key} is no time`];
      const isMap = key === 'organizations' && typeof field === 'object' && field !== null;
      return problems(isMap ? Object.values(field) : field, HELD[key] ?? key, `${at}.${key}`);
    }),
  ];
}

const isTime = (value: unknown) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value));

interface Exchanged {
  status: number;
  type: string | null;
  body: Json;
}

/** Starts a sandbox, to be called without an SDK. */
async function plain() {
  const sandbox = await startSandbox();
  const call = async (method: string, path: string, init: RequestInit = {}): Promise<Exchanged> => {
    const answer = await fetch(`${sandbox.url}${path}`, {
      method,
      ...init,
      headers: { authorization: basic(sandbox.project), 'content-type': 'application/json', ...init.headers },
    });
    return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() };
  };
  const post = (path: string, body: object) => call('POST', `/v1/b2b/${path}`, { body: JSON.stringify(body) });
  return { ...sandbox, call, post };
}

test('strict models find every required field, in every state', async () => {
  const { call, post, stytch, open, logIn, newestToken } = await plain();
  const answers: Exchanged[] = [];
  const keep = async (answer: Promise<Exchanged>) => answers[answers.push(await answer) - 1]?.body;
  const organization_id = 'globex';
  // Pending, invited, deleted, eligible to join, logged in, and not yet logged in.
  await keep(post('organizations/globex/members', { email_address: 'p@example.com', create_member_as_pending: true }));
  await stytch.organizations.update({ organization_id, email_invites: 'ALL_ALLOWED' });
  await keep(post('magic_links/email/invite', { organization_id, email_address: 'i@example.com' }));
  await keep(post('magic_links/authenticate', { magic_links_token: await newestToken() }));
  const { session_token, member_id } = await logIn('gone@example.com');
  const check = { organization_id, resource_id: 'stytch.self', action: 'delete' };
  await keep(post('sessions/authenticate', { session_token, authorization_check: check }));
  await keep(call('GET', `/v1/b2b/sessions?organization_id=globex&member_id=${member_id}`));
  await keep(call('DELETE', `/v1/b2b/organizations/globex/members/${member_id}`));
  await keep(call('GET', `/v1/b2b/organizations/members/dangerously_get/${member_id}?include_deleted=True`));
  const everybody = { operator: 'OR', operands: [{ filter_name: 'statuses', filter_value: ['deleted', 'active'] }] };
  await keep(post('organizations/members/search', { organization_ids: [organization_id], query: everybody }));
  await keep(post('organizations/search', {}));
  const intermediate_session_token = await open('new@example.com');
  await keep(post('discovery/organizations', { intermediate_session_token }));
  await stytch.organizations.update({ organization_id, mfa_policy: 'REQUIRED_FOR_ALL' });
  const waiting = { intermediate_session_token, organization_id };
  expect(await keep(post('discovery/intermediate_sessions/exchange', waiting))).toMatchObject({
    member_authenticated: false,
    session_token: '',
  });
  await keep(call('GET', '/v1/b2b/rbac/policy'));

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(answers.flatMap(({ body }) => problems(body, 'answer'))).toEqual([]);
  // The check itself finds missing fields.
  expect(problems({ member: {}, created_at: '' }, 'answer')).toHaveLength(20);
});

test('Go fetches the keys without credentials when its client is created; Ruby sends credentials', async () => {
  const { url, project, call } = await plain();
  const path = `/v1/b2b/sessions/jwks/${project.project_id}`;
  const open = await fetch(`${url}${path}`);
  expect([open.status, open.headers.get('content-type')]).toEqual([200, 'application/json']);
  const { keys } = await open.json();
  expect((await call('GET', path)).body.keys).toEqual(keys);
  expect(keys[0]).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig', kid: expect.any(String) });
});

test('a JWT has all claims that other SDKs check', async () => {
  const { url, project, logIn } = await plain();
  const { session_jwt } = await logIn('ada@example.com');
  const keys = createRemoteJWKSet(new URL(`${url}/v1/b2b/sessions/jwks/${project.project_id}`));
  const { payload, protectedHeader } = await jwtVerify(session_jwt, keys, {
    issuer: `stytch.com/${project.project_id}`,
    audience: project.project_id,
    // Python requires these five.
    requiredClaims: ['aud', 'iss', 'exp', 'iat', 'nbf'],
    typ: 'JWT',
  });
  expect(protectedHeader.alg).toBe('RS256');
  // Python reads the slug without checking that it exists.
  expect(payload['https://stytch.com/organization']).toEqual({
    organization_id: expect.stringMatching(/^organization-test-/),
    slug: 'globex',
  });
  expect(payload['https://stytch.com/session']).toMatchObject({ roles: ['stytch_member'] });
});

test('Ruby does not raise: every error is an object with its own status', async () => {
  const { call, post } = await plain();
  const unknown = 'x'.repeat(44);
  const failures = await Promise.all([
    post('magic_links/email/discovery/send', { email_address: 'ada' }),
    post('sessions/authenticate', { session_token: unknown }),
    post('magic_links/discovery/authenticate', {
      discovery_magic_links_token: '3pzjQpgksDlGKWEwUq2Up--hCHC_0oamfLHyfspKDFU=',
    }),
    call('GET', '/v1/b2b/scim/test/connection'),
    post('organizations', { organization_name: 'x'.repeat(70_000) }),
    call('POST', '/v1/b2b/organizations', { body: '{' }),
    call('GET', '/v1/b2b/nothing'),
    call('PUT', '/v1/b2b/rbac/policy'),
    call('GET', '/v1/b2b/organizations/globex', { headers: { authorization: 'Basic x' } }),
    call('GET', '/v1/b2b/organizations/globex', { headers: { authorization: `Basic ${btoa('a:b')}` } }),
  ]);
  expect(failures.map(({ status }) => status)).toEqual([400, 404, 401, 404, 413, 400, 404, 405, 401, 400]);
  for (const { status, type, body } of failures) {
    expect(type).toBe('application/json');
    expect(Object.keys(body).sort()).toEqual(['error_message', 'error_type', 'error_url', 'request_id', 'status_code']);
    expect(body.status_code).toBe(status);
  }
});

test('Python repeats the path’s parameters in the query, and sends no body with DELETE, where Node sends an empty one', async () => {
  const { call, stytch, project } = await plain();
  const { member_id } = await stytch.organizations.members.create({
    organization_id: 'globex',
    email_address: 'ada@example.com',
    external_id: 'ada',
  });
  const repeated = `organization_id=elsewhere&member_id=${member_id}`;
  expect((await call('GET', `/v1/b2b/organizations/globex/member?${repeated}`)).body).toMatchObject({ member_id });
  expect((await call('GET', '/v1/b2b/organizations/globex?organization_id=elsewhere')).status).toBe(200);
  const jwks = `/v1/b2b/sessions/jwks/${project.project_id}?project_id=${project.project_id}`;
  expect((await call('GET', jwks)).status).toBe(200);
  expect((await call('DELETE', '/v1/b2b/organizations/globex/members/ada/external_id')).status).toBe(200);
  expect((await call('DELETE', `/v1/b2b/organizations/globex/members/${member_id}`, { body: '{}' })).status).toBe(200);
});

test('null counts as absent, because Go and Python send it for unset fields', async () => {
  const { post } = await plain();
  expect((await post('organizations/search', { cursor: null, limit: null, query: null })).body).toMatchObject({
    results_metadata: { total: 1 },
  });
  const { body } = await post('organizations', {
    organization_name: 'Acme',
    organization_slug: null,
    trusted_metadata: null,
  });
  expect(body).toMatchObject({ organization: { organization_slug: 'acme', trusted_metadata: {} } });
});
