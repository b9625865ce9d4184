import { expect, test } from 'vitest';
import { makeSandbox, type Json } from '../../testing/sandbox.ts';

async function acme(settings: object = {}) {
  const { project, send } = await makeSandbox();
  const made = await project();
  await made.post('organizations', { organization_name: 'Acme', organization_slug: 'acme', ...settings });
  /** Requests a link and opens it. */
  const open = async (path: string, body: object, more: object = {}): Promise<Json> => {
    await made.post(`magic_links/email/${path}`, { organization_id: 'acme', ...body });
    return (await made.post('magic_links/authenticate', { magic_links_token: (await made.newest()).token, ...more }))
      .body;
  };
  return { ...made, send, open };
}

const joinable = { email_jit_provisioning: 'RESTRICTED', email_allowed_domains: ['acme.org'] };
const ada = { email_address: 'ada@acme.org' };

test('the fixed tokens of Stytch’s test environment answer a login as documented', async () => {
  const { project } = await makeSandbox();
  const { post } = await project();
  const open = async (magic_links_token: string) =>
    (await post('magic_links/authenticate', { magic_links_token })).body;
  expect(await open('DOYoip3rvIMMW5lgItikFK-Ak1CfMsgjuiCyI7uuU94=')).toMatchObject({
    status_code: 200,
    member_authenticated: true,
    member: { email_address: 'sandbox@stytch.com' },
    member_session: { authentication_factors: [{ type: 'magic_link' }], roles: [] },
  });
  expect(await open('3pzjQpgksDlGKWEwUq2Up--hCHC_0oamfLHyfspKDFU=')).toMatchObject({ status_code: 401 });
  expect(await open('CprTtwhnRNiMBiUS2jSLcWYrfuO2POeBNdo5HhW6qTM=')).toMatchObject({ status_code: 404 });
});

test('a new user signs up where their domain is allowed, and is active after opening the link', async () => {
  const { post, newest, control } = await acme(joinable);
  const first = (await post('magic_links/email/login_or_signup', { organization_id: 'acme', ...ada })).body;
  expect(first).toMatchObject({
    status_code: 200,
    member_created: true,
    member: { status: 'pending', email_address_verified: false },
  });
  const again = (await post('magic_links/email/login_or_signup', { organization_id: 'acme', ...ada })).body;
  expect(again).toMatchObject({ member_created: false, member_id: String(first.member_id) });
  expect(await newest()).toMatchObject({ kind: 'signup', subject: 'Your sign-up request to Acme' });
  const { body } = await post('magic_links/authenticate', { magic_links_token: (await newest()).token });
  expect(body).toMatchObject({
    member_authenticated: true,
    reset_sessions: false,
    method_id: expect.stringMatching(/^email-test-/),
    member: { status: 'active', email_address_verified: true },
  });
  expect(body.organization_id).toBe(body.organization?.organization_id);
  await post('magic_links/email/login_or_signup', { organization_id: 'acme', ...ada });
  expect(await newest()).toMatchObject({ kind: 'login' });
  expect((await control('GET', 'messages')).body.messages).toHaveLength(3);
});

test('a new user cannot sign up if joining is off, the domain differs, or the method is not allowed', async () => {
  const closed = await acme();
  expect(
    (await closed.post('magic_links/email/login_or_signup', { organization_id: 'acme', ...ada })).body,
  ).toMatchObject({ error_type: 'email_jit_provisioning_not_allowed' });
  const other = await acme(joinable);
  expect(
    (await other.post('magic_links/email/login_or_signup', { organization_id: 'acme', email_address: 'ada@else.org' }))
      .body,
  ).toMatchObject({ error_type: 'invalid_email_for_jit_provisioning' });
  const strict = await acme({ ...joinable, auth_methods: 'RESTRICTED', allowed_auth_methods: ['sso'] });
  expect(
    (await strict.post('magic_links/email/login_or_signup', { organization_id: 'acme', ...ada })).body,
  ).toMatchObject({ error_type: 'operation_restricted_by_organization_auth_methods' });
});

test('a link to a retired address does not verify the new one', async () => {
  const { call, post, newest } = await acme();
  const { member_id } = (await post('organizations/acme/members', ada)).body;
  const path = `/v1/b2b/organizations/acme/members/${String(member_id)}`;
  await post('magic_links/email/login_or_signup', { organization_id: 'acme', ...ada });
  const { token } = await newest();
  await call('PUT', path, { email_address: 'bob@else.org' });
  expect((await post('magic_links/authenticate', { magic_links_token: token })).body).toMatchObject({
    error_type: 'magic_link_not_found',
  });
  const after = await call('GET', '/v1/b2b/organizations/acme/member?email_address=bob@else.org');
  expect(after.body).toMatchObject({ member: { email_address_verified: false } });
});

test('an invalid redirect URL is refused before anything is looked up, even if it would not be used', async () => {
  const { post } = await acme(joinable);
  const ask = async (operation: string, body: object) =>
    (await post(`magic_links/email/${operation}`, { organization_id: 'nothing', ...ada, ...body })).body;
  for (const [operation, field] of [
    ['login_or_signup', 'login_redirect_url'],
    ['login_or_signup', 'signup_redirect_url'],
    ['invite', 'invite_redirect_url'],
  ] as const)
    expect(await ask(operation, { [field]: 'nonsense' }), field).toMatchObject({ error_type: `invalid_${field}` });
  // Ada is new, so the login URL would not be used.
  expect(await ask('login_or_signup', { organization_id: 'acme', login_redirect_url: 'nonsense' })).toMatchObject({
    error_type: 'invalid_login_redirect_url',
  });
});

test('an invitation creates an invited member with the given fields, lasts a week, and cannot be sent to an active one', async () => {
  const { post, newest, open } = await acme();
  const invitation = {
    organization_id: 'acme',
    ...ada,
    name: 'Ada',
    roles: ['editor'],
    trusted_metadata: { plan: 'pro' },
  };
  expect((await post('magic_links/email/invite', invitation)).body).toMatchObject({
    member: {
      status: 'invited',
      name: 'Ada',
      trusted_metadata: { plan: 'pro' },
      roles: [{ role_id: 'editor' }, { role_id: 'stytch_member' }],
    },
  });
  const mail = await newest();
  expect(Date.parse(String(mail.expires_at)) - Date.parse(String(mail.created_at))).toBe(7 * 86_400_000);
  expect(mail).toMatchObject({ kind: 'invite', subject: 'You’re invited to Acme' });
  expect(await open('invite', ada)).toMatchObject({
    member_authenticated: true,
    member: { status: 'active', name: 'Ada' },
  });
  expect((await post('magic_links/email/invite', invitation)).body).toMatchObject({
    error_type: 'user_already_invited',
  });
});

test('invitations follow the organization’s setting', async () => {
  const off = await acme({ email_invites: 'NOT_ALLOWED' });
  expect((await off.post('magic_links/email/invite', { organization_id: 'acme', ...ada })).body).toMatchObject({
    error_type: 'invalid_email_for_invites',
  });
  const some = await acme({ email_invites: 'RESTRICTED', email_allowed_domains: ['acme.org'] });
  expect((await some.post('magic_links/email/invite', { organization_id: 'acme', ...ada })).status).toBe(200);
  expect(
    (await some.post('magic_links/email/invite', { organization_id: 'acme', email_address: 'a@else.org' })).body,
  ).toMatchObject({ error_type: 'invalid_email_for_invites' });
  expect(
    (
      await some.post('magic_links/email/invite', {
        organization_id: 'acme',
        email_address: 'b@acme.org',
        invited_by_member_id: 'nobody',
      })
    ).body,
  ).toMatchObject({ error_type: 'member_not_found' });
});

test('deleting an invited member revokes the invitation', async () => {
  const { post, newest, call } = await acme();
  const { member_id } = (await post('magic_links/email/invite', { organization_id: 'acme', ...ada })).body;
  await call('DELETE', `/v1/b2b/organizations/acme/members/${member_id}`);
  expect((await post('magic_links/authenticate', { magic_links_token: (await newest()).token })).body).toMatchObject({
    status_code: 404,
    error_type: 'magic_link_not_found',
  });
});

test('an organization’s link names it, and is not a discovery link', async () => {
  const { post, newest, send } = await acme();
  await post('magic_links/email/invite', { organization_id: 'acme', ...ada });
  const mail = await newest();
  const hop = await send('GET', String(mail.link).replace('http://localhost:3000', ''));
  const landed = new URL(hop.headers.get('location') ?? '');
  expect(Object.fromEntries(landed.searchParams)).toEqual({
    slug: 'acme',
    stytch_token_type: 'multi_tenant_magic_links',
    token: String(mail.token),
    stytch_redirect_type: 'invite',
  });
  expect(
    (await post('magic_links/discovery/authenticate', { discovery_magic_links_token: mail.token })).body,
  ).toMatchObject({ error_type: 'magic_link_not_found' });
  expect((await post('magic_links/authenticate', { magic_links_token: mail.token })).status).toBe(200);
  expect((await post('magic_links/authenticate', { magic_links_token: mail.token })).body).toMatchObject({
    status_code: 401,
  });
});

test('a session of the same member continues with another factor; another member’s is ignored', async () => {
  const { open, session } = await acme(joinable);
  const first = await open('login_or_signup', ada);
  const second = await open('login_or_signup', ada, {
    session_token: first.session_token,
    session_duration_minutes: 120,
  });
  expect(second.session_token).toBe(first.session_token);
  expect(second.member_session?.authentication_factors).toHaveLength(1);
  const other = await session('bob@example.com');
  const third = await open('login_or_signup', ada, { session_token: other.session_token });
  expect(third.session_token).not.toBe(other.session_token);
  expect(third.session_token).not.toBe(first.session_token);
  expect(third).toMatchObject({ member_authenticated: true });
});

test('a member who needs a second factor gets an intermediate session, or keeps the one they have', async () => {
  const { open, intermediate, post } = await acme({ ...joinable, mfa_policy: 'REQUIRED_FOR_ALL' });
  const { intermediate_session_token, ...rest } = await open('login_or_signup', ada);
  expect(rest).toMatchObject({ member_authenticated: false, session_token: '', mfa_required: {} });
  expect((await post('discovery/organizations', { intermediate_session_token })).body).toMatchObject({
    email_address: 'ada@acme.org',
  });
  const own = await intermediate('ada@acme.org');
  expect(await open('login_or_signup', ada, { intermediate_session_token: own })).toMatchObject({
    intermediate_session_token: own,
  });
  const others = await intermediate('bob@example.com');
  expect(await open('login_or_signup', ada, { intermediate_session_token: others })).toMatchObject({
    error_type: 'invalid_intermediate_session_token_for_organization',
  });
});

test('claims that are not allowed do not use up the link', async () => {
  const { post, newest } = await acme(joinable);
  await post('magic_links/email/login_or_signup', { organization_id: 'acme', ...ada });
  const magic_links_token = (await newest()).token;
  const open = (claims: object) =>
    post('magic_links/authenticate', { magic_links_token, session_custom_claims: claims });
  expect((await open({ a: 'x'.repeat(5000) })).body).toMatchObject({ error_type: 'custom_claims_too_large' });
  expect((await open({ 'https://stytch.com/session': 1 })).body).toMatchObject({
    error_type: 'stytch_claims_in_custom_claims',
  });
  expect((await open({ a: 'x' })).status).toBe(200);
});

test('claims that only exceed the limit together with the session’s do not use up the link', async () => {
  const { post, newest } = await acme(joinable);
  const open = async (more: object) => {
    await post('magic_links/email/login_or_signup', { organization_id: 'acme', ...ada });
    const magic_links_token = (await newest()).token;
    return (claims: object) =>
      post('magic_links/authenticate', { magic_links_token, ...more, session_custom_claims: claims });
  };
  const { session_token } = (await (await open({ session_duration_minutes: 60 }))({ a: 'x'.repeat(3000) })).body;
  const again = await open({ session_token });
  expect((await again({ b: 'x'.repeat(3000) })).body).toMatchObject({ error_type: 'custom_claims_too_large' });
  expect((await again({ b: 'x' })).status).toBe(200);
});
