import { expect, test } from 'vitest';
import { makeClock, makeSandbox } from '../../testing/sandbox.ts';
import { challengeOf } from '../magic-links/pkce.ts';

const MINUTE = 60_000;
const organizations = 'organizations';
const members = (slug: string) => `organizations/${slug}/members`;

test('discovery finds active, pending and invited members and organizations to join, oldest first', async () => {
  const clock = makeClock();
  const { project } = await makeSandbox({ now: clock.now });
  const { post, token } = await project();
  for (const slug of ['acme', 'later', 'asked', 'closed']) {
    clock.pass(1000);
    await post(organizations, { organization_name: slug, organization_slug: slug });
  }
  await post(members('acme'), { email_address: 'ada@example.com' });
  await post(members('later'), { email_address: 'Ada@Example.com', create_member_as_pending: true });
  await post('magic_links/email/invite', { organization_id: 'asked', email_address: 'ada@example.com' });
  const { body } = await post('magic_links/discovery/authenticate', {
    discovery_magic_links_token: await token('ADA@example.com'),
  });
  const discovered = Array.isArray(body.discovered_organizations) ? body.discovered_organizations : [];
  expect(
    discovered.map((each) => [
      each.organization.organization_slug,
      each.membership.type,
      each.membership.member?.status ?? null,
      each.member_authenticated,
    ]),
  ).toEqual([
    ['acme', 'active_member', 'active', true],
    ['later', 'pending_member', 'pending', true],
    ['asked', 'invited_member', 'invited', true],
    ['globex', 'eligible_to_join_by_email_domain', null, true],
  ]);
});

test('a domain does not allow joining until a member has a verified address there', async () => {
  const { project } = await makeSandbox();
  const { post, intermediate } = await project();
  await post(organizations, {
    organization_name: 'New',
    organization_slug: 'new',
    email_jit_provisioning: 'RESTRICTED',
    email_allowed_domains: ['new.org'],
  });
  await post(members('new'), { email_address: 'first@new.org' });
  const second = await intermediate('second@new.org');
  const enter = async (intermediate_session_token: string) =>
    (await post('discovery/intermediate_sessions/exchange', { intermediate_session_token, organization_id: 'new' }))
      .body;
  expect(await enter(second)).toMatchObject({ error_type: 'email_jit_provisioning_not_allowed' });
  expect(await enter(await intermediate('first@new.org'))).toMatchObject({
    member_authenticated: true,
    member: { email_address_verified: true },
  });
  // The refused call didn't use up the token.
  expect(await enter(second)).toMatchObject({ member_authenticated: true, member: { status: 'active' } });
});

test.each(['pending', 'invited'])('a member who is %s becomes active by logging in', async (status) => {
  const { project } = await makeSandbox();
  const { post, session } = await project();
  await post(organizations, { organization_name: 'Acme', organization_slug: 'acme' });
  if (status === 'pending')
    await post(members('acme'), { email_address: 'ada@example.com', create_member_as_pending: true });
  else await post('magic_links/email/invite', { organization_id: 'acme', email_address: 'ada@example.com' });
  expect(await session('ada@example.com', 'acme')).toMatchObject({
    member: { status: 'active', email_address_verified: true },
  });
});

test('an organization that requires another method returns the same token', async () => {
  const { project } = await makeSandbox();
  const { post, intermediate } = await project();
  await post(organizations, {
    organization_name: 'Strict',
    organization_slug: 'strict',
    auth_methods: 'RESTRICTED',
    allowed_auth_methods: ['sso', 'password'],
  });
  await post(members('strict'), { email_address: 'ada@example.com' });
  const intermediate_session_token = await intermediate('ada@example.com');
  const { body } = await post('discovery/intermediate_sessions/exchange', {
    intermediate_session_token,
    organization_id: 'strict',
  });
  expect(body).toMatchObject({
    member_authenticated: false,
    session_token: '',
    session_jwt: '',
    member_session: null,
    intermediate_session_token,
    primary_required: { allowed_auth_methods: ['sso', 'password'] },
    mfa_required: null,
  });
  expect(
    (await post('discovery/intermediate_sessions/exchange', { intermediate_session_token, organization_id: 'globex' }))
      .body,
  ).toMatchObject({ member_authenticated: true });
});

test('an organization that requires a second factor says which the member has', async () => {
  const { project } = await makeSandbox();
  const { post, session } = await project();
  await post(organizations, { organization_name: 'Safe', organization_slug: 'safe', mfa_policy: 'REQUIRED_FOR_ALL' });
  await post(members('safe'), { email_address: 'ada@example.com', mfa_phone_number: '+15551234567' });
  await post(members('safe'), { email_address: 'bob@example.com' });
  expect(await session('ada@example.com', 'safe')).toMatchObject({
    member_authenticated: false,
    primary_required: null,
    mfa_required: { member_options: { mfa_phone_number: '+15551234567' } },
  });
  expect(await session('bob@example.com', 'safe')).toMatchObject({
    member_authenticated: false,
    mfa_required: { member_options: null, secondary_auth_initiated: null },
  });
});

test('a break-glass member can log in with any method', async () => {
  const { project } = await makeSandbox();
  const { post, session } = await project();
  await post(organizations, {
    organization_name: 'Strict',
    organization_slug: 'strict',
    auth_methods: 'RESTRICTED',
    allowed_auth_methods: ['sso'],
  });
  await post(members('strict'), { email_address: 'ada@example.com', is_breakglass: true });
  expect(await session('ada@example.com', 'strict')).toMatchObject({ member_authenticated: true });
});

test('a user who creates an organization is its admin, and its name is derived from the address', async () => {
  const { project } = await makeSandbox();
  const { post, intermediate } = await project();
  const make = async (email: string, more: object = {}) =>
    (await post('discovery/organizations/create', { intermediate_session_token: await intermediate(email), ...more }))
      .body;
  const work = await make('zoe@lonely.org');
  expect(work).toMatchObject({
    member_authenticated: true,
    organization: { organization_name: 'lonely.org', organization_slug: 'lonely.org' },
    member: { is_admin: true, status: 'active' },
  });
  expect(await make('ada.lovelace@gmail.com')).toMatchObject({
    organization: { organization_name: 'ada.lovelace', organization_slug: 'ada.lovelace' },
  });
  expect(await make('tim@mit.edu')).toMatchObject({ organization: { organization_name: 'tim' } });
  expect(await make('yan@lonely.org')).toMatchObject({
    organization: { organization_slug: expect.stringMatching(/^lonely\.org-\d{6}$/) },
  });
  expect(await make('x@y.org', { organization_slug: 'globex' })).toMatchObject({
    error_type: 'organization_slug_already_used',
  });
  expect(await make('x@y.org', { mfa_policy: 'REQUIRED_FOR_ALL' })).toMatchObject({
    member_authenticated: false,
    session_token: '',
    mfa_required: { member_options: null },
  });
});

test('an organization with a given name still gets its slug from the address', async () => {
  const { project } = await makeSandbox();
  const { post, intermediate } = await project();
  const make = async (email: string, organization_name: string) =>
    (
      await post('discovery/organizations/create', {
        intermediate_session_token: await intermediate(email),
        organization_name,
      })
    ).body;
  expect(await make('zoe@lonely.org', 'Lonely Hearts')).toMatchObject({
    organization: { organization_name: 'Lonely Hearts', organization_slug: 'lonely.org' },
  });
  expect(await make('ada.lovelace@gmail.com', 'Engines')).toMatchObject({
    organization: { organization_name: 'Engines', organization_slug: 'ada.lovelace' },
  });
  expect(await make('zoe@lonely.org', '   ')).toMatchObject({ error_type: 'invalid_organization_name' });
});

test('creating an organization has no locale, as in the description', async () => {
  const { project } = await makeSandbox();
  const { post, intermediate } = await project();
  const intermediate_session_token = await intermediate('zoe@lonely.org');
  const made = await post('discovery/organizations/create', { intermediate_session_token, locale: 'tlh' });
  expect(made.status).toBe(200);
});

test('an intermediate session expires after ten minutes, a link after the requested time', async () => {
  const clock = makeClock();
  const { project } = await makeSandbox({ now: clock.now });
  const { post, intermediate, token } = await project();
  const early = await intermediate('ada@example.com');
  clock.pass(10 * MINUTE - 1);
  expect((await post('discovery/organizations', { intermediate_session_token: early })).status).toBe(200);
  clock.pass(1);
  expect((await post('discovery/organizations', { intermediate_session_token: early })).body).toMatchObject({
    status_code: 404,
    error_type: 'intermediate_session_not_found',
  });
  const link = await token('ada@example.com', { discovery_expiration_minutes: 5 });
  clock.pass(5 * MINUTE);
  expect((await post('magic_links/discovery/authenticate', { discovery_magic_links_token: link })).body).toMatchObject({
    status_code: 401,
    error_type: 'unable_to_auth_magic_link',
  });
});

test('a flow with PKCE needs its verifier, and a wrong one does not use up the link', async () => {
  const { project } = await makeSandbox();
  const { post, token } = await project();
  const verifier = 'v'.repeat(43);
  const link = await token('ada@example.com', { pkce_code_challenge: challengeOf(verifier) });
  const open = async (pkce_code_verifier?: string, discovery_magic_links_token = link) =>
    (await post('magic_links/discovery/authenticate', { discovery_magic_links_token, pkce_code_verifier })).body;
  expect(await open()).toMatchObject({ error_type: 'pkce_expected_code_verifier' });
  expect(await open('w'.repeat(43))).toMatchObject({ error_type: 'pkce_mismatch' });
  expect(await open('short')).toMatchObject({ error_type: 'invalid_pkce_code_verifier' });
  expect(await open(verifier)).toMatchObject({ status_code: 200 });
  expect(await open(verifier, await token('ada@example.com'))).toMatchObject({
    error_type: 'pkce_did_not_expect_code_verifier',
  });
});

test('Stytch’s sandbox values return the documented responses', async () => {
  const { project } = await makeSandbox();
  const { post, control } = await project();
  expect((await post('magic_links/email/discovery/send', { email_address: 'sandbox@stytch.com' })).status).toBe(200);
  expect((await control('GET', 'messages')).body).toEqual({ messages: [] });
  const open = async (discovery_magic_links_token: string) =>
    (await post('magic_links/discovery/authenticate', { discovery_magic_links_token })).body;
  for (let time = 0; time < 2; time++)
    expect(await open('DOYoip3rvIMMW5lgItikFK-Ak1CfMsgjuiCyI7uuU94=')).toMatchObject({
      status_code: 200,
      email_address: 'sandbox@stytch.com',
    });
  expect(await open('3pzjQpgksDlGKWEwUq2Up--hCHC_0oamfLHyfspKDFU=')).toMatchObject({
    status_code: 401,
    error_type: 'unable_to_auth_magic_link',
  });
  expect(await open('CprTtwhnRNiMBiUS2jSLcWYrfuO2POeBNdo5HhW6qTM=')).toMatchObject({
    status_code: 404,
    error_type: 'magic_link_not_found',
  });
  const pair = {
    organization_id: 'organization-test-007d9d4a-deac-4a87-ba0a-e6e8afba4d4b',
    email_address: 'sandbox@stytch.com',
  };
  expect((await post('magic_links/email/login_or_signup', pair)).body).toMatchObject({
    status_code: 200,
    member_created: false,
  });
  expect((await post('magic_links/email/invite', pair)).body).toMatchObject({
    status_code: 200,
    member: { status: 'invited' },
  });
});

test('listing organizations requires exactly one token and does not use it up', async () => {
  const { project } = await makeSandbox();
  const { post, intermediate, session } = await project();
  const intermediate_session_token = await intermediate('new@example.com');
  const list = async (body: object) => (await post('discovery/organizations', body)).body;
  const { session_token, session_jwt } = await session('ada@example.com');
  expect(await list({})).toMatchObject({ error_type: 'no_session_arguments' });
  expect(await list({ intermediate_session_token, session_token })).toMatchObject({
    error_type: 'too_many_session_arguments',
  });
  for (const body of [
    { intermediate_session_token },
    { intermediate_session_token },
    { session_token },
    { session_jwt },
  ]) {
    expect(await list(body)).toMatchObject({
      status_code: 200,
      discovered_organizations: [{}],
      organization_id_hint: null,
    });
  }
});

test('a claimed domain is closed to other organizations', async () => {
  const { project } = await makeSandbox();
  const { post, intermediate, session } = await project();
  await post(organizations, {
    organization_name: 'Owner',
    organization_slug: 'owner',
    claimed_email_domains: ['example.com'],
  });
  expect(await session('new@example.com')).toMatchObject({ error_type: 'email_jit_provisioning_not_allowed' });
  expect((await post(members('globex'), { email_address: 'new@example.com' })).body).toMatchObject({
    error_type: 'action_not_allowed_email_domain_is_claimed',
  });
  expect(
    (
      await post('discovery/organizations/create', {
        intermediate_session_token: await intermediate('new@example.com'),
      })
    ).body,
  ).toMatchObject({ error_type: 'action_not_allowed_email_domain_is_claimed' });
  expect((await post(members('owner'), { email_address: 'new@example.com' })).status).toBe(200);
});
