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
  const remove = async (id: unknown): Promise<Json> =>
    (await made.call('DELETE', `/v1/b2b/organizations/acme/members/${String(id)}`, {})).body;
  const reactivate = async (id: unknown, organization_id = 'acme'): Promise<Json> =>
    (await made.call('PUT', `/v1/b2b/organizations/${organization_id}/members/${String(id)}/reactivate`, {})).body;
  return { ...made, db, organization, add, update, find, remove, reactivate };
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

test('an external id can have the format of Stytch’s ids', async () => {
  const { call, post, add, find, update } = await acme();
  const uuid = crypto.randomUUID();
  const [organization, member] = [`organization-live-${uuid}`, `member-live-${uuid}`];
  await call('PUT', '/v1/b2b/organizations/acme', { organization_external_id: organization });
  expect((await call('GET', `/v1/b2b/organizations/${organization}`)).body).toMatchObject({
    organization: { organization_slug: 'acme' },
  });
  const ada = await add('ada@example.com', { external_id: member });
  expect(await find(`member_id=${member}`)).toMatchObject({ member_id: ada.member_id });
  expect(await update(member, { name: 'Ada' })).toMatchObject({ member_id: ada.member_id });
  expect((await post('sessions/revoke', { member_id: member })).status).toBe(200);
});

test('an update only changes the given fields, merges metadata, and keeps slugs unique', async () => {
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

test('an organization without a default connection returns null', async () => {
  const { call } = await acme();
  const update = async (sso_default_connection_id: string) =>
    (await call('PUT', '/v1/b2b/organizations/acme', { sso_default_connection_id })).body.organization
      ?.sso_default_connection_id;
  const { connection } = (await call('POST', '/v1/b2b/sso/oidc/acme', {})).body;
  const id = String(connection?.connection_id);
  expect(await update(id)).toBe(id);
  expect(await update('')).toBeNull();
});

test('an organization created with any auth setting does not allow invitations', async () => {
  const { post } = await acme();
  expect(
    (await post('organizations', { organization_name: 'X', organization_slug: 'x1', auth_methods: 'ALL_ALLOWED' }))
      .body,
  ).toMatchObject({ organization: { email_invites: 'NOT_ALLOWED' } });
  expect(
    (await post('organizations', { organization_name: 'X', organization_slug: 'x2', trusted_metadata: {} })).body,
  ).toMatchObject({ organization: { email_invites: 'ALL_ALLOWED' } });
});

test('deleting an organization deletes its members and sessions', async () => {
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

test('an address and an external id are unique in an organization', async () => {
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

test('an update only changes the given fields', async () => {
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

test('a new address must be verified, and the old one stays reserved for its member', async () => {
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

test('an address in another case is the same address: still verified, and nothing is retired', async () => {
  const { add, update, session } = await acme();
  const { member_id } = await add('ada@example.com');
  const { member_session } = await session('ada@example.com', 'acme');
  expect(await update(member_id, { email_address: 'Ada@Example.com' })).toMatchObject({
    member: { email_address: 'Ada@Example.com', email_address_verified: true, retired_email_addresses: [] },
  });
  const again = await session('ada@example.com', 'acme');
  const mailbox = (emailId: Json | undefined) => emailId?.authentication_factors?.[0]?.email_factor?.email_id;
  expect(mailbox(again.member_session)).toBe(mailbox(member_session));
});

test('a role given twice is assigned once', async () => {
  const { add, update } = await acme();
  const twice = { roles: ['editor', 'stytch_admin', 'editor'] };
  const held = {
    member: {
      roles: [
        { role_id: 'editor', sources: [{ type: 'direct_assignment' }] },
        { role_id: 'stytch_admin' },
        { role_id: 'stytch_member' },
      ],
    },
  };
  const ada = await add('ada@example.com', twice);
  expect(ada).toMatchObject(held);
  expect(await update(ada.member_id, twice)).toMatchObject(held);
});

test('roles come from assignments and from the domain of a verified address, and everyone has stytch_member', async () => {
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

test('a deleted member loses their sessions, and can be added again', async () => {
  const { add, call, session, post, find } = await acme();
  const { member_id } = await add('ada@example.com');
  const { session_token } = await session('ada@example.com', 'acme');
  const gone = await call('DELETE', `/v1/b2b/organizations/acme/members/${String(member_id)}`, {});
  expect(gone.body).toMatchObject({ member_id: String(member_id) });
  expect((await post('sessions/authenticate', { session_token })).body).toMatchObject({
    error_type: 'session_not_found',
  });
  expect(await find(`member_id=${String(member_id)}`)).toMatchObject({ error_type: 'member_not_found' });
  expect(await add('ada@example.com')).toMatchObject({ status_code: 200 });
});

test('a member is reactivated with all their data, but without sessions and links', async () => {
  const { add, remove, reactivate, session, find, post, newest } = await acme();
  const { member_id } = await add('ada@example.com', { external_id: 'a1', trusted_metadata: { plan: 'pro' } });
  const { session_token } = await session('ada@example.com', 'acme');
  await post('magic_links/email/login_or_signup', { organization_id: 'acme', email_address: 'ada@example.com' });
  const magic_links_token = (await newest()).token;
  await remove('a1');
  expect(await reactivate('a1')).toMatchObject({ status_code: 400, error_type: 'invalid_id' });
  expect(await reactivate(member_id)).toMatchObject({
    member: { member_id, status: 'active', external_id: 'a1', trusted_metadata: { plan: 'pro' } },
  });
  expect(await find('member_id=a1')).toMatchObject({ member_id });
  expect((await post('sessions/authenticate', { session_token })).status).toBe(404);
  expect((await post('magic_links/authenticate', { magic_links_token })).body).toMatchObject({
    error_type: 'magic_link_not_found',
  });
  expect(await session('ada@example.com', 'acme')).toMatchObject({ member_id });
});

test('links to a member’s retired addresses are revoked, too', async () => {
  const { add, remove, reactivate, update, session, post, newest } = await acme();
  const { member_id } = await add('ada@example.com');
  await post('magic_links/email/login_or_signup', { organization_id: 'acme', email_address: 'ada@example.com' });
  const magic_links_token = (await newest()).token;
  await update(member_id, { email_address: 'lovelace@example.com' });
  await session('lovelace@example.com', 'acme');
  await remove(member_id);
  expect(await reactivate(member_id)).toMatchObject({ member_id });
  expect((await post('magic_links/authenticate', { magic_links_token })).body).toMatchObject({
    error_type: 'magic_link_not_found',
  });
});

test('only a deleted member with a verified and free address can be reactivated', async () => {
  const { add, remove, reactivate, session } = await acme();
  const { member_id: never } = await add('new@example.com');
  expect(await reactivate(never)).toMatchObject({ error_type: 'no_deleted_member_found_for_reactivation' });
  await remove(never);
  expect(await reactivate(never)).toMatchObject({ error_type: 'email_unverified_for_reactivation' });

  const { member_id } = await add('ada@example.com', { external_id: 'a1' });
  await session('ada@example.com', 'acme');
  await remove(member_id);
  expect(await reactivate(member_id, 'globex')).toMatchObject({
    error_type: 'no_deleted_member_found_for_reactivation',
  });
  const { member_id: successor } = await add('ADA@example.com');
  expect(await reactivate(member_id)).toMatchObject({ error_type: 'reactivation_email_belongs_to_another_member' });
  await remove(successor);
  await add('other@example.com', { external_id: 'a1' });
  expect(await reactivate(member_id)).toMatchObject({ error_type: 'duplicate_member_external_id' });
});

test('one of two concurrent reactivations succeeds', async () => {
  const { add, remove, reactivate, session } = await acme();
  const { member_id } = await add('ada@example.com');
  await session('ada@example.com', 'acme');
  await remove(member_id);
  const answers = await Promise.all([reactivate(member_id), reactivate(member_id)]);
  expect(answers.map(({ status_code }) => Number(status_code)).sort()).toEqual([200, 404]);
});

test('a member is found by their id alone, a deleted one only if asked for', async () => {
  const { add, remove, call } = await acme();
  const { member_id } = await add('ada@example.com', { external_id: 'a1' });
  const get = async (id: unknown, query = '') =>
    (await call('GET', `/v1/b2b/organizations/members/dangerously_get/${String(id)}${query}`)).body;
  expect(await get(member_id)).toMatchObject({
    member: { status: 'active' },
    organization: { organization_slug: 'acme' },
  });
  expect(await get('a1')).toMatchObject({ error_type: 'invalid_id' });
  await remove(member_id);
  // Node writes `true`, Python `True`.
  for (const yes of ['true', 'True', '1'])
    expect(await get(member_id, `?include_deleted=${yes}`), yes).toMatchObject({ member: { status: 'deleted' } });
  for (const no of ['', '?include_deleted=', '?include_deleted=False'])
    expect(await get(member_id, no), no).toMatchObject({ error_type: 'member_not_found' });
  expect(await get(member_id, '?include_deleted=yes')).toMatchObject({ error_type: 'invalid_request_value' });
});

test('a deleted external id is unknown and can be used again', async () => {
  const { add, call, find } = await acme();
  const { member_id } = await add('ada@example.com', { external_id: 'a1' });
  const drop = async (path: string) => (await call('DELETE', `/v1/b2b/organizations/${path}/external_id`)).body;
  expect(await drop('acme/members/a1')).toMatchObject({ member_id, member: { external_id: null } });
  expect(await find('member_id=a1')).toMatchObject({ error_type: 'member_not_found' });
  expect(await drop(`acme/members/${String(member_id)}`)).toMatchObject({ status_code: 200 });
  expect(await add('bob@example.com', { external_id: 'a1' })).toMatchObject({ status_code: 200 });

  expect(await drop(encodeURIComponent('org|1'))).toMatchObject({ organization: { organization_external_id: null } });
  expect((await call('GET', `/v1/b2b/organizations/${encodeURIComponent('org|1')}`)).status).toBe(404);
});

test('metadata is limited to twenty keys and four kilobytes after the merge', async () => {
  const { add, update, call } = await acme();
  const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, i]));
  const { member_id } = await add('ada@example.com', { trusted_metadata: { ...keys(20), gone: null } });
  expect(await update(member_id, { trusted_metadata: { more: 1 } })).toMatchObject({
    error_type: 'metadata_too_many_keys',
  });
  expect(await update(member_id, { trusted_metadata: { more: 1, key0: null } })).toMatchObject({ status_code: 200 });
  const large = { text: 'x'.repeat(4096 - '{"text":""}'.length) };
  expect(await update(member_id, { untrusted_metadata: large })).toMatchObject({ status_code: 200 });
  expect(await update(member_id, { untrusted_metadata: { b: 1 } })).toMatchObject({ error_type: 'metadata_too_large' });
  expect((await call('PUT', '/v1/b2b/organizations/acme', { trusted_metadata: keys(21) })).body).toMatchObject({
    error_type: 'metadata_too_many_keys',
  });
  // Fields are validated before anything is looked up.
  expect((await call('PUT', '/v1/b2b/organizations/nothing', { trusted_metadata: keys(21) })).body).toMatchObject({
    error_type: 'metadata_too_many_keys',
  });
});

test('concurrent updates of a member or an organization are all kept', async () => {
  const { call, add, update, find } = await acme();
  const { member_id } = await add('ada@acme.example');
  const keys = Array.from({ length: 10 }, (_, i) => `key-${i}`);
  const each = (change: (key: string) => Promise<unknown>) => Promise.all(keys.map(change));

  await each((key) => update(member_id, { trusted_metadata: { [key]: true } }));
  expect(Object.keys((await find('email_address=ada@acme.example')).member?.trusted_metadata ?? {}).sort()).toEqual(
    keys,
  );

  await each((key) => call('PUT', '/v1/b2b/organizations/acme', { trusted_metadata: { [key]: true } }));
  const { organization } = (await call('GET', '/v1/b2b/organizations/acme')).body;
  expect(Object.keys(organization?.trusted_metadata ?? {}).sort()).toEqual(keys);
});

test('a concurrent invitation and update are both kept', async () => {
  const { post, add, update, find } = await acme();
  const { member_id } = await add('ada@acme.example', { create_member_as_pending: true });
  await Promise.all([
    post('magic_links/email/invite', { organization_id: 'acme', email_address: 'ada@acme.example' }),
    update(member_id, { name: 'Ada' }),
  ]);
  expect((await find('email_address=ada@acme.example')).member).toMatchObject({ status: 'invited', name: 'Ada' });
});
