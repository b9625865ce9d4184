import { expect, test } from 'vitest';
import { makeSandbox, type Json } from '../../testing/sandbox.ts';

/** An organization with an admin and a member without roles, and functions that call as one of them. */
async function acme() {
  const { project } = await makeSandbox();
  const made = await project();
  await made.post('organizations', {
    organization_name: 'Acme',
    organization_slug: 'acme',
    email_invites: 'ALL_ALLOWED',
  });
  const add = async (email_address: string, more: object = {}): Promise<string> =>
    String((await made.post('organizations/acme/members', { email_address, ...more })).body.member_id);
  const ids = { admin: await add('boss@acme.org', { roles: ['stytch_admin'] }), ada: await add('ada@acme.org') };
  const sessions = {
    admin: await made.session('boss@acme.org', 'acme'),
    ada: await made.session('ada@acme.org', 'acme'),
    stranger: await made.session('x@example.com', 'globex'),
  };
  type Who = keyof typeof sessions;
  const as = async (who: Who, method: string, path: string, body: object = {}): Promise<Json> =>
    (await made.callAs(sessions[who].session_token, method, `/v1/b2b/${path}`, body)).body;
  /** The result of a call with a member's session: its status, or its error type. */
  const outcome = async (...request: Parameters<typeof as>) => {
    const { status_code, error_type } = await as(...request);
    return error_type ?? status_code;
  };
  const check = async (who: Who, resource_id: string, action: string, organization_id = 'acme'): Promise<Json> => {
    const authorization_check = { organization_id, resource_id, action };
    return (
      await made.post('sessions/authenticate', { session_token: sessions[who].session_token, authorization_check })
    ).body;
  };
  return { ...made, ids, sessions, add, as, outcome, check };
}

const ADMIN_ONLY = 'session_authorization_error';
const ELSEWHERE = 'session_authorization_tenancy_error';

test('a project’s policy has the two default roles and Stytch’s own resources', async () => {
  const { call } = await acme();
  const { policy } = (await call('GET', '/v1/b2b/rbac/policy')).body;
  expect(policy).toMatchObject({
    roles: [
      { role_id: 'stytch_member', permissions: [{ resource_id: 'stytch.self', actions: ['*'] }] },
      { role_id: 'stytch_admin' },
    ],
    scopes: [],
  });
  const resources = policy?.resources as unknown as { resource_id: string; actions: string[] }[];
  expect(resources.map(({ resource_id }) => resource_id)).toEqual([
    'stytch.organization',
    'stytch.member',
    'stytch.sso',
    'stytch.scim',
    'stytch.self',
  ]);
  expect(resources[1]?.actions).toContain('search');
});

test('an authorization check returns the roles that grant the action', async () => {
  const { check } = await acme();
  expect(await check('admin', 'stytch.member', 'search')).toMatchObject({
    verdict: { authorized: true, granting_roles: ['stytch_admin'] },
  });
  expect(await check('admin', 'stytch.self', 'update.info.name')).toMatchObject({
    verdict: { authorized: true, granting_roles: ['stytch_member'] },
  });
  expect(await check('ada', 'stytch.member', 'search')).toMatchObject({ status_code: 403, error_type: ADMIN_ONLY });
  expect(await check('admin', 'documents', 'read')).toMatchObject({ error_type: ADMIN_ONLY });
  expect(await check('admin', 'stytch.member', 'search', 'globex')).toMatchObject({
    status_code: 403,
    error_type: ELSEWHERE,
  });
});

test('an incomplete check is refused, and does not extend the session', async () => {
  const { post, sessions } = await acme();
  const { session_token } = sessions.ada;
  const life = async () => (await post('sessions/authenticate', { session_token })).body.member_session?.expires_at;
  const before = await life();
  for (const authorization_check of [{}, 'search', { organization_id: 'acme', resource_id: 'stytch.self' }]) {
    const answer = await post('sessions/authenticate', { session_token, authorization_check });
    expect(answer.body, JSON.stringify(authorization_check)).toMatchObject({
      status_code: 400,
      error_type: 'invalid_request_value',
    });
  }
  await post('sessions/authenticate', {
    session_token,
    session_duration_minutes: 600,
    authorization_check: { organization_id: 'acme', resource_id: 'stytch.member', action: 'search' },
  });
  expect(await life()).toBe(before);
});

test('an organization’s own roles grant what its policy says', async () => {
  const { call, check, ids } = await acme();
  const set = (roles: object[]) => call('PUT', '/v1/b2b/rbac/organizations/acme', { org_policy: { roles } });
  const editor = {
    role_id: 'editor',
    description: 'Writes documents',
    permissions: [{ resource_id: 'documents', actions: ['read', 'write'] }],
  };
  expect((await set([editor])).body).toMatchObject({ org_policy: { roles: [editor] } });
  expect((await call('GET', '/v1/b2b/rbac/organizations/acme')).body).toMatchObject({
    org_policy: { roles: [editor] },
  });
  expect((await call('GET', '/v1/b2b/organizations/acme')).body).toMatchObject({
    organization: { custom_roles: [editor] },
  });
  expect(await check('ada', 'documents', 'write')).toMatchObject({ error_type: ADMIN_ONLY });
  await call('PUT', `/v1/b2b/organizations/acme/members/${ids.ada}`, { roles: ['editor'] });
  expect(await check('ada', 'documents', 'write')).toMatchObject({ verdict: { granting_roles: ['editor'] } });
  expect(await check('ada', 'documents', 'delete')).toMatchObject({ error_type: ADMIN_ONLY });
  await set([]);
  expect(await check('ada', 'documents', 'write')).toMatchObject({ error_type: ADMIN_ONLY });
});

test('roles by email domain grant actions, too', async () => {
  const { call, check } = await acme();
  await call('PUT', '/v1/b2b/organizations/acme', {
    rbac_email_implicit_role_assignments: [{ domain: 'acme.org', role_id: 'stytch_admin' }],
  });
  expect(await check('ada', 'stytch.organization', 'delete')).toMatchObject({ verdict: { authorized: true } });
});

test('an invalid policy is refused', async () => {
  const { call } = await acme();
  const error = async (...roles: unknown[]) =>
    (await call('PUT', '/v1/b2b/rbac/organizations/acme', { org_policy: { roles } })).body.error_type;
  const role = (more: object) => ({ role_id: 'editor', description: '', permissions: [], ...more });
  const permission = (more: object) =>
    role({ permissions: [{ resource_id: 'documents', actions: ['read'], ...more }] });
  expect(await error('editor')).toBe('invalid_rbac_custom_role');
  expect(await error(role({ permissions: 'all' }))).toBe('invalid_rbac_custom_role');
  expect(await error(role({ role_id: '' }))).toBe('empty_rbac_role_id');
  expect(await error(role({ role_id: 'x'.repeat(129) }))).toBe('rbac_role_id_too_long');
  expect(await error(role({}), role({}))).toBe('rbac_role_duplicate');
  expect(await error(role({ role_id: 'stytch_admin' }))).toBe('invalid_rbac_stytch_role_edit');
  expect(await error(role({ description: 'x'.repeat(1001) }))).toBe('rbac_description_too_long');
  expect(await error(permission({ resource_id: '' }))).toBe('empty_rbac_resource_id');
  expect(await error(permission({ resource_id: 'x'.repeat(129) }))).toBe('rbac_resource_id_too_long');
  expect(await error(permission({ actions: ['x'.repeat(129)] }))).toBe('rbac_action_too_long');
  expect(await error(permission({ actions: [] }))).toBe('rbac_permission_missing_actions');
  expect(await error(permission({ actions: ['*', 'read'] }))).toBe('cannot_specify_wildcard_with_other_actions');
  expect(await error(permission({ actions: ['*'] }))).toBeUndefined();
});

test('a member can update others only with a permission, and themselves as far as stytch.self allows', async () => {
  const { outcome, ids } = await acme();
  const member = (id: string) => `organizations/acme/members/${id}`;
  expect(await outcome('admin', 'PUT', member(ids.ada), { name: 'Ada', roles: ['editor'], is_breakglass: true })).toBe(
    200,
  );
  expect(
    await outcome('ada', 'PUT', member(ids.ada), { name: 'Ada', untrusted_metadata: {}, mfa_enrolled: true }),
  ).toBe(200);
  expect(await outcome('ada', 'PUT', member(ids.admin), { name: 'Boss' })).toBe(ADMIN_ONLY);
  for (const field of [{ roles: ['stytch_admin'] }, { is_breakglass: true }, { external_id: 'me' }])
    expect(await outcome('ada', 'PUT', member(ids.ada), field), JSON.stringify(field)).toBe(ADMIN_ONLY);
  expect(await outcome('ada', 'PUT', member(ids.ada), { email_address: 'new@acme.org' })).toBe(ADMIN_ONLY);
  expect(await outcome('admin', 'PUT', member(ids.admin), { email_address: 'new@acme.org' })).toBe(
    'member_cannot_update_their_email_address',
  );
  expect(await outcome('admin', 'PUT', member(ids.ada), { email_address: 'lovelace@acme.org' })).toBe(200);
  expect(await outcome('admin', 'PUT', member(ids.ada), { trusted_metadata: { a: 1 } })).toBe(
    'cannot_update_trusted_metadata',
  );
  expect(await outcome('stranger', 'PUT', member(ids.ada), { name: 'x' })).toBe(ELSEWHERE);
});

test('each field of an organization requires its own permission', async () => {
  const { outcome, call, ids } = await acme();
  const role = {
    role_id: 'namer',
    description: '',
    permissions: [{ resource_id: 'stytch.organization', actions: ['update.info.name'] }],
  };
  await call('PUT', '/v1/b2b/rbac/organizations/acme', { org_policy: { roles: [role] } });
  await call('PUT', `/v1/b2b/organizations/acme/members/${ids.ada}`, { roles: ['namer'] });
  const update = (who: 'ada' | 'admin', fields: object) => outcome(who, 'PUT', 'organizations/acme', fields);
  expect(await update('ada', { organization_name: 'Acme Ltd' })).toBe(200);
  for (const fields of [
    { organization_name: 'Acme', organization_slug: 'other' },
    { email_allowed_domains: ['acme.org'] },
    { email_invites: 'NOT_ALLOWED' },
    { claimed_email_domains: ['acme.org'] },
    { organization_external_id: 'me' },
  ]) {
    expect(await update('ada', fields), JSON.stringify(fields)).toBe(ADMIN_ONLY);
  }
  expect(await update('admin', { email_allowed_domains: ['acme.org'], claimed_email_domains: [] })).toBe(200);
  expect(await update('admin', { trusted_metadata: { plan: 'pro' } })).toBe('cannot_update_trusted_metadata');
  expect(await outcome('ada', 'DELETE', 'organizations/acme/external_id')).toBe(ADMIN_ONLY);
  expect(await outcome('ada', 'DELETE', 'organizations/acme')).toBe(ADMIN_ONLY);
  expect(await outcome('stranger', 'DELETE', 'organizations/acme')).toBe(ELSEWHERE);
});

test('adding, inviting, deleting and reactivating members requires an admin; leaving does not', async () => {
  const { outcome, ids, add } = await acme();
  const someone = { organization_id: 'acme', email_address: 'new@acme.org' };
  const everyday: [method: string, path: string, body?: object][] = [
    ['POST', 'organizations/acme/members', { email_address: 'bob@acme.org' }],
    ['POST', 'magic_links/email/invite', someone],
    ['DELETE', `organizations/acme/members/${await add('gone@acme.org')}`],
    ['POST', 'sessions/revoke', { member_id: ids.admin }],
  ];
  for (const request of everyday) {
    expect(await outcome('ada', ...request), request[1]).toBe(ADMIN_ONLY);
    expect(await outcome('stranger', ...request), request[1]).toBe(ELSEWHERE);
  }
  for (const request of everyday.slice(0, 3)) expect(await outcome('admin', ...request), request[1]).toBe(200);
  expect(await outcome('ada', 'DELETE', `organizations/acme/members/${ids.ada}`)).toBe(200);
  expect(await outcome('admin', 'PUT', `organizations/acme/members/${ids.ada}/reactivate`)).toBe(200);
  expect(await outcome('ada', 'PUT', `organizations/acme/members/${ids.ada}/reactivate`)).toBe('session_not_found');
});

test('the header can contain a JWT; both headers, or an expired session, are refused', async () => {
  const { callAs, ids, sessions, send, authorization } = await acme();
  const path = `/v1/b2b/organizations/acme/members/${ids.ada}`;
  const { session_token, session_jwt } = sessions.ada;
  expect((await callAs(session_jwt, 'PUT', path, { name: 'Ada' })).status).toBe(200);
  expect((await callAs('x'.repeat(44), 'PUT', path, { name: 'Ada' })).body).toMatchObject({
    error_type: 'session_not_found',
  });
  expect((await callAs('short', 'PUT', path, { name: 'Ada' })).body).toMatchObject({
    status_code: 400,
    error_type: 'invalid_session_token',
  });
  const headers = {
    'x-stytch-member-session': String(session_token),
    'x-stytch-member-sessionjwt': String(session_jwt),
  };
  expect((await send('PUT', path, { authorization, body: {}, headers })).body).toMatchObject({
    error_type: 'too_many_session_arguments',
  });
});
