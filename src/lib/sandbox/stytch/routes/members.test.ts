import { expect, test } from 'vitest';
import { makeSandbox, type Json } from '../../testing/sandbox.ts';

async function acme() {
  const { project, db } = await makeSandbox();
  const made = await project();
  const organization =
    (
      await made.post('organizations', {
        organization_name: 'Acme',
        organization_slug: 'acme',
        organization_external_id: 'org|1',
      })
    ).body.organization ?? {};
  const add = async (email_address: string, more: object = {}): Promise<Json> =>
    (await made.post('organizations/acme/members', { email_address, ...more })).body;
  const update = async (id: unknown, body: object): Promise<Json> =>
    (await made.call('PUT', `/v1/b2b/organizations/acme/members/${String(id)}`, body)).body;
  const find = async (query: string): Promise<Json> =>
    (await made.call('GET', `/v1/b2b/organizations/acme/member?${query}`)).body;
  return { ...made, db, organization, add, update, find };
}

test('an organization is found by its id, its slug and its external id', async () => {
  const { call, organization } = await acme();
  for (const name of [organization.organization_id, 'acme', encodeURIComponent('org|1')]) {
    expect((await call('GET', `/v1/b2b/organizations/${String(name)}`)).body, String(name)).toMatchObject({
      organization: { organization_name: 'Acme' },
    });
  }
  expect((await call('GET', '/v1/b2b/organizations/%E0%A4%A')).body).toMatchObject({ error_type: 'route_not_found' });
});

test('an update changes what it names, merges metadata, and keeps slugs apart', async () => {
  const { call, post } = await acme();
  const update = async (body: object) => (await call('PUT', '/v1/b2b/organizations/acme', body)).body;
  expect(
    await update({
      trusted_metadata: { a: 1, b: 2 },
      email_jit_provisioning: 'RESTRICTED',
      email_allowed_domains: ['Acme.org'],
    }),
  ).toMatchObject({
    organization: {
      organization_name: 'Acme',
      email_invites: 'ALL_ALLOWED',
      email_allowed_domains: ['acme.org'],
      trusted_metadata: { a: 1, b: 2 },
    },
  });
  expect(
    (await update({ trusted_metadata: { a: null, c: 3 }, organization_name: 'Acme 2' })).organization,
  ).toMatchObject({ organization_name: 'Acme 2', trusted_metadata: { b: 2, c: 3 } });
  expect(await update({ organization_slug: 'globex' })).toMatchObject({ error_type: 'organization_slug_already_used' });
  expect(await update({ email_allowed_domains: [] })).toMatchObject({ error_type: 'invalid_restricted_email_setting' });
  expect(
    (await post('organizations', { organization_name: 'B', organization_external_id: 'org|1' })).body,
  ).toMatchObject({ error_type: 'organization_external_id_already_used' });
  expect((await post('organizations', { organization_name: 'B', organization_slug: 'acme' })).body).toMatchObject({
    error_type: 'organization_slug_already_used',
  });
  expect((await post('organizations', { organization_name: 'Acme!' })).body).toMatchObject({
    organization: { organization_slug: expect.stringMatching(/^acme-\d{6}$/) },
  });
});

test('an organization that is made with any auth setting takes no invitations', async () => {
  const { post } = await acme();
  expect(
    (await post('organizations', { organization_name: 'X', organization_slug: 'x1', auth_methods: 'ALL_ALLOWED' }))
      .body,
  ).toMatchObject({ organization: { email_invites: 'NOT_ALLOWED' } });
  expect(
    (await post('organizations', { organization_name: 'X', organization_slug: 'x2', trusted_metadata: {} })).body,
  ).toMatchObject({ organization: { email_invites: 'ALL_ALLOWED' } });
});

test('an organization that is deleted takes members and sessions along', async () => {
  const { call, post, session, organization } = await acme();
  await post('organizations/acme/members', { email_address: 'ada@example.com' });
  const { session_token } = await session('ada@example.com', 'acme');
  expect((await call('DELETE', '/v1/b2b/organizations/acme', {})).body).toMatchObject({
    organization_id: String(organization.organization_id),
  });
  expect((await post('sessions/authenticate', { session_token })).body).toMatchObject({
    error_type: 'session_not_found',
  });
  expect((await call('DELETE', '/v1/b2b/organizations/acme', {})).body).toMatchObject({
    error_type: 'organization_not_found',
  });
});

test('a member is found by id, external id and address, one at a time', async () => {
  const { add, find } = await acme();
  const { member_id } = await add('Ada@Example.com', { external_id: 'u|1', name: 'Ada' });
  for (const query of [
    `member_id=${String(member_id)}`,
    `member_id=${encodeURIComponent('u|1')}`,
    'email_address=ada@example.com',
  ]) {
    expect(await find(query), query).toMatchObject({ member: { email_address: 'Ada@Example.com', name: 'Ada' } });
  }
  expect(await find('')).toMatchObject({ error_type: 'invalid_member_get_fields' });
  expect(await find('member_id=nobody')).toMatchObject({ status_code: 404, error_type: 'member_not_found' });
  expect(await find('email_address=no@body.org')).toMatchObject({ error_type: 'member_not_found' });
});

test('an address and an external id are taken once in an organization', async () => {
  const { add, update } = await acme();
  await add('ada@example.com', { external_id: 'u1' });
  expect(await add('ADA@example.com')).toMatchObject({ error_type: 'duplicate_member_email' });
  expect(await add('bob@example.com', { external_id: 'u1' })).toMatchObject({
    error_type: 'duplicate_member_external_id',
  });
  const bob = await add('bob@example.com');
  expect(await update(bob.member_id, { email_address: 'ada@example.com' })).toMatchObject({
    error_type: 'duplicate_member_email',
  });
});

test('an update changes what it names and nothing else', async () => {
  const { add, update } = await acme();
  const { member_id } = await add('ada@example.com', { name: 'Ada', untrusted_metadata: { theme: 'dark', size: 1 } });
  expect(
    await update(member_id, { untrusted_metadata: { size: null, font: 'mono' }, roles: ['stytch_admin'] }),
  ).toMatchObject({
    member: { name: 'Ada', untrusted_metadata: { theme: 'dark', font: 'mono' }, is_admin: true },
  });
  expect(await update(member_id, { default_mfa_method: 'sms_otp' })).toMatchObject({
    error_type: 'default_mfa_member_missing_factor',
  });
  expect(
    await update(member_id, { default_mfa_method: 'sms_otp', mfa_phone_number: '+15551234567', mfa_enrolled: true }),
  ).toMatchObject({ member: { default_mfa_method: 'sms_otp', mfa_enrolled: true } });
  expect(await update(member_id, { mfa_phone_number: '+15557654321' })).toMatchObject({
    error_type: 'duplicate_member_phone_number_for_member',
  });
  expect(await update('nobody', { name: 'x' })).toMatchObject({ error_type: 'member_not_found' });
});

test('a new address has to be verified anew, and the old one stays with its member', async () => {
  const { add, update, session } = await acme();
  const { member_id } = await add('ada@example.com');
  await session('ada@example.com', 'acme');
  expect(await update(member_id, { email_address: 'lovelace@example.com' })).toMatchObject({
    member: {
      email_address: 'lovelace@example.com',
      email_address_verified: false,
      retired_email_addresses: [{ email_address: 'ada@example.com' }],
    },
  });
  expect(await add('ada@example.com')).toMatchObject({ error_type: 'retired_member_email' });
  expect(await update(member_id, { email_address: 'ada@example.com', unlink_email: true })).toMatchObject({
    member: { retired_email_addresses: [] },
  });
  expect(await add('lovelace@example.com')).toMatchObject({ status_code: 200 });
});

test('roles come from assignments, from the domain of a verified address, and everybody is a member', async () => {
  const { call, add, session } = await acme();
  await call('PUT', '/v1/b2b/organizations/acme', {
    rbac_email_implicit_role_assignments: [{ domain: 'example.com', role_id: 'stytch_admin' }],
  });
  expect((await add('ada@example.com')).member).toMatchObject({
    is_admin: false,
    roles: [{ role_id: 'stytch_member' }],
  });
  expect(await session('ada@example.com', 'acme')).toMatchObject({
    member: { is_admin: true },
    member_session: { roles: ['stytch_admin', 'stytch_member'] },
  });
});

test('a member who is deleted is gone with their sessions, and may be added again', async () => {
  const { add, call, session, post, find } = await acme();
  const { member_id } = await add('ada@example.com');
  const { session_token } = await session('ada@example.com', 'acme');
  expect((await call('DELETE', `/v1/b2b/organizations/acme/members/${String(member_id)}`, {})).body).toMatchObject({
    member_id: String(member_id),
  });
  expect((await post('sessions/authenticate', { session_token })).body).toMatchObject({
    error_type: 'session_not_found',
  });
  expect(await find(`member_id=${String(member_id)}`)).toMatchObject({ error_type: 'member_not_found' });
  expect(await add('ada@example.com')).toMatchObject({ status_code: 200 });
});

test('a call that carries a member’s session may do what that member may', async () => {
  const { add, session, send, authorization } = await acmeWithHeaders();
  const admin = await add('boss@example.com', { roles: ['stytch_admin'] });
  const ada = await add('ada@example.com');
  const tokens = {
    admin: (await session('boss@example.com', 'acme')).session_token,
    ada: (await session('ada@example.com', 'acme')).session_token,
    other: (await session('x@example.com')).session_token,
  };
  const rename = async (who: keyof typeof tokens, whom: Json, body: object = { name: 'New' }) =>
    (
      await send(
        'PUT',
        `/v1/b2b/organizations/acme/members/${String(whom.member_id)}`,
        authorization,
        body,
        String(tokens[who]),
      )
    ).status;
  expect(await rename('admin', ada)).toBe(200);
  expect(await rename('ada', ada)).toBe(200);
  expect(await rename('ada', admin)).toBe(403);
  expect(await rename('other', ada)).toBe(403);
  expect(await rename('ada', ada, { email_address: 'new@example.com' })).toBe(403);
  expect(await rename('admin', ada, { trusted_metadata: {} })).toBe(403);
});

async function acmeWithHeaders() {
  const { project, app } = await makeSandbox();
  const made = await project();
  await made.post('organizations', { organization_name: 'Acme', organization_slug: 'acme' });
  const add = async (email_address: string, more: object = {}): Promise<Json> =>
    (await made.post('organizations/acme/members', { email_address, ...more })).body;
  const send = (method: string, path: string, authorization: string, body: object, session: string) =>
    app.request(path, {
      method,
      body: JSON.stringify(body),
      headers: { authorization, 'x-stytch-member-session': session },
    });
  return { ...made, add, send };
}
