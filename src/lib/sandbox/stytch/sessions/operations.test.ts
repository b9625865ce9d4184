import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { makeClock, makeSandbox, type Json } from '../../testing/sandbox.ts';

const MINUTE = 60_000;

async function loggedIn(more: object = {}) {
  const clock = makeClock();
  const sandbox = await makeSandbox({ now: clock.now });
  const project = await sandbox.project();
  const first = await project.session('ada@example.com', 'globex', more);
  const authenticate = async (body: object): Promise<Json> => (await project.post('sessions/authenticate', body)).body;
  return {
    ...sandbox,
    ...project,
    newProject: sandbox.project,
    clock,
    first,
    authenticate,
    token: { session_token: first.session_token },
    jwt: { session_jwt: first.session_jwt },
  };
}

test('a session authenticates by token and by JWT, and returns every object', async () => {
  const { authenticate, token, jwt, first } = await loggedIn();
  for (const body of [token, jwt, { ...token, session_jwt: '' }]) {
    const answer = await authenticate(body);
    expect(answer).toMatchObject({
      status_code: 200,
      member: { email_address: 'ada@example.com' },
      organization: { organization_slug: 'globex' },
    });
    expect(answer.session_token).toBe(first.session_token);
    expect(answer).not.toHaveProperty('verdict');
  }
  expect(await authenticate({})).toMatchObject({ error_type: 'no_session_arguments' });
  expect(await authenticate({ ...token, ...jwt })).toMatchObject({ error_type: 'too_many_session_arguments' });
});

test('a JWT has the claims that the SDKs read, and expires after five minutes', async () => {
  const { first, id } = await loggedIn({ session_duration_minutes: 60, session_custom_claims: { plan: 'pro' } });
  const jwt = String(first.session_jwt);
  expect(decodeProtectedHeader(jwt)).toMatchObject({
    alg: 'RS256',
    typ: 'JWT',
    kid: expect.stringMatching(/^jwk-test-/),
  });
  const claims = decodeJwt(jwt);
  expect(claims).toMatchObject({
    iss: `stytch.com/${id}`,
    aud: [id],
    sub: String(first.member_id),
    plan: 'pro',
    'https://stytch.com/organization': { slug: 'globex' },
    'https://stytch.com/session': {
      id: String(first.member_session?.member_session_id),
      roles: ['stytch_member'],
      attributes: { ip_address: '', user_agent: '' },
    },
  });
  expect(claims.nbf).toBe(claims.iat);
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(300);
});

test('an expired JWT is accepted while its session is active', async () => {
  const { authenticate, clock, jwt } = await loggedIn();
  clock.pass(59 * MINUTE);
  expect(await authenticate(jwt)).toMatchObject({ status_code: 200 });
  clock.pass(MINUTE);
  expect(await authenticate(jwt)).toMatchObject({ status_code: 404, error_type: 'session_not_found' });
});

test('a JWT of another project, a forged one and a malformed one are refused', async () => {
  const { authenticate, jwt, newProject } = await loggedIn();
  const other = await newProject();
  expect((await other.post('sessions/authenticate', jwt)).body).toMatchObject({ error_type: 'jwt_invalid_issuer' });
  const [head, , signature] = String(jwt.session_jwt).split('.');
  const forged = `${head}.${Buffer.from('{"https://stytch.com/session":{}}').toString('base64url')}.${signature}`;
  for (const session_jwt of [forged, 'a.b.c', 'nothing', `${head}..`]) {
    expect(await authenticate({ session_jwt }), session_jwt).toMatchObject({
      error_type: 'unable_to_parse_session_jwt',
    });
  }
});

test('a session expires on time, and only a duration extends it', async () => {
  const { authenticate, clock, token } = await loggedIn();
  clock.pass(30 * MINUTE);
  const before = await authenticate(token);
  const after = await authenticate({ ...token, session_duration_minutes: 60 });
  expect(
    Date.parse(String(after.member_session?.expires_at)) - Date.parse(String(before.member_session?.expires_at)),
  ).toBe(30 * MINUTE);
  expect(before.member_session?.last_accessed_at).not.toBe(before.member_session?.started_at);
  clock.pass(60 * MINUTE - 1);
  expect(await authenticate({ ...token, session_duration_minutes: 5 })).toMatchObject({ status_code: 200 });
  clock.pass(5 * MINUTE);
  expect(await authenticate(token)).toMatchObject({ error_type: 'session_not_found' });
});

test('custom claims require a duration, can be changed and deleted, and cannot set reserved names', async () => {
  const without = await loggedIn({ session_custom_claims: { plan: 'pro' } });
  expect(without.first.member_session).not.toHaveProperty('custom_claims');
  const { authenticate, token, first } = await loggedIn({
    session_duration_minutes: 60,
    session_custom_claims: { plan: 'pro', seats: 3, iss: 'me', gone: null },
  });
  expect(first.member_session?.custom_claims).toEqual({ plan: 'pro', seats: 3 });
  const changed = await authenticate({
    ...token,
    session_custom_claims: { plan: 'free', seats: null, more: { deep: [1] } },
  });
  expect(changed.member_session?.custom_claims).toEqual({ plan: 'free', more: { deep: [1] } });
  expect(await authenticate({ ...token, session_custom_claims: { 'https://stytch.com/session': {} } })).toMatchObject({
    error_type: 'stytch_claims_in_custom_claims',
  });
  expect(await authenticate({ ...token, session_custom_claims: [] })).toMatchObject({
    error_type: 'invalid_request_value',
  });
  const room = 4096 - JSON.stringify({ plan: 'free', more: { deep: [1] }, big: '' }).length;
  expect(await authenticate({ ...token, session_custom_claims: { big: 'x'.repeat(room + 1) } })).toMatchObject({
    error_type: 'custom_claims_too_large',
  });
  expect(await authenticate({ ...token, session_custom_claims: { big: 'x'.repeat(room) } })).toMatchObject({
    status_code: 200,
  });
});

test('claims that are too large do not use up the intermediate session', async () => {
  const { intermediate, post } = await loggedIn();
  const exchange = {
    intermediate_session_token: await intermediate('bob@example.com'),
    organization_id: 'globex',
    session_duration_minutes: 60,
  };
  const { body } = await post('discovery/intermediate_sessions/exchange', {
    ...exchange,
    session_custom_claims: { big: 'x'.repeat(5000) },
  });
  expect(body).toMatchObject({ error_type: 'custom_claims_too_large' });
  expect((await post('discovery/intermediate_sessions/exchange', exchange)).status).toBe(200);
});

test('claims that are not allowed create no member', async () => {
  const { call, intermediate, post } = await loggedIn();
  await post('organizations', {
    organization_name: 'Open',
    organization_slug: 'open',
    email_jit_provisioning: 'RESTRICTED',
    email_allowed_domains: ['example.com'],
  });
  await post('organizations/open/members', { email_address: 'ada@example.com' });
  const enter = async (email: string, more: object = {}) =>
    (
      await post('discovery/intermediate_sessions/exchange', {
        intermediate_session_token: await intermediate(email),
        organization_id: 'open',
        ...more,
      })
    ).body;
  await enter('ada@example.com');
  for (const [session_custom_claims, error_type] of [
    [{ big: 'x'.repeat(5000) }, 'custom_claims_too_large'],
    [{ 'https://stytch.com/session': {} }, 'stytch_claims_in_custom_claims'],
  ] as const) {
    expect(await enter('bob@example.com', { session_custom_claims })).toMatchObject({ error_type });
    const response = await call('GET', '/v1/b2b/organizations/open/member?email_address=bob@example.com');
    expect(response.body).toMatchObject({ error_type: 'member_not_found' });
  }
  expect(await enter('bob@example.com')).toMatchObject({ member_authenticated: true });
});

test('an authorization check returns the granting roles, or is refused', async () => {
  const { authenticate, token, post, intermediate } = await loggedIn();
  const check = (resource_id: string, organization_id = 'globex') =>
    authenticate({ ...token, authorization_check: { organization_id, resource_id, action: 'update' } });
  expect(await check('stytch.self')).toMatchObject({
    verdict: { authorized: true, granting_roles: ['stytch_member'] },
  });
  expect(await check('stytch.organization')).toMatchObject({
    status_code: 403,
    error_type: 'session_authorization_error',
  });
  expect(await check('stytch.self', 'elsewhere')).toMatchObject({
    status_code: 403,
    error_type: 'session_authorization_tenancy_error',
  });
  const admin = (
    await post('discovery/organizations/create', { intermediate_session_token: await intermediate('zoe@lonely.org') })
  ).body;
  const answer = await authenticate({
    session_token: admin.session_token,
    authorization_check: { organization_id: 'lonely.org', resource_id: 'stytch.organization', action: 'delete' },
  });
  expect(answer).toMatchObject({ verdict: { granting_roles: ['stytch_admin'] } });
});

test('a member has as many sessions as logins, and they are listed', async () => {
  const { call, session, first } = await loggedIn();
  const second = await session('ada@example.com');
  const list = async () =>
    (await call('GET', `/v1/b2b/sessions?organization_id=globex&member_id=${first.member_id}`)).body.member_sessions;
  expect(await list()).toMatchObject([{ organization_slug: 'globex' }, { organization_slug: 'globex' }]);
  expect(second.session_token).not.toBe(first.session_token);
  expect((await call('GET', '/v1/b2b/sessions?organization_id=globex&member_id=nobody')).body).toMatchObject({
    error_type: 'member_not_found',
  });
  expect((await call('GET', `/v1/b2b/sessions?member_id=${first.member_id}`)).body).toMatchObject({
    error_type: 'invalid_organization_id',
  });
});

test('a session is revoked by id, token or JWT, or with all others of its member', async () => {
  const { post, session, authenticate } = await loggedIn();
  const dead = async ({ session_token }: Json) => (await authenticate({ session_token })).error_type;
  const ways = [
    (made: Json) => ({ member_session_id: made.member_session?.member_session_id }),
    (made: Json) => ({ session_token: made.session_token }),
    (made: Json) => ({ session_jwt: made.session_jwt }),
    (made: Json) => ({ member_id: made.member_id }),
  ];
  for (const way of ways) {
    const [one, two] = [await session('bob@example.com'), await session('bob@example.com')];
    expect((await post('sessions/revoke', way(one))).body).toEqual({
      status_code: 200,
      request_id: expect.any(String),
    });
    expect(await dead(one)).toBe('session_not_found');
    expect(await dead(two)).toBe('member_id' in way(one) ? 'session_not_found' : undefined);
  }
  expect((await post('sessions/revoke', {})).body).toMatchObject({ error_type: 'no_session_revoke_arguments' });
  expect((await post('sessions/revoke', { member_id: 'x', session_token: 'x'.repeat(44) })).body).toMatchObject({
    error_type: 'too_many_session_revoke_arguments',
  });
  expect((await post('sessions/revoke', { member_session_id: 'session-1' })).body).toMatchObject({
    error_type: 'invalid_session_id',
  });
  expect((await post('sessions/revoke', { member_id: 'nobody' })).body).toMatchObject({
    error_type: 'member_not_found',
  });
});

test('members and invited users can exchange a session for another organization, but never join by it', async () => {
  const { post, token } = await loggedIn();
  const exchange = async (organization_id: string) =>
    (await post('sessions/exchange', { ...token, organization_id })).body;
  for (const slug of ['acme', 'asked', 'safe'])
    await post('organizations', {
      organization_name: slug,
      organization_slug: slug,
      ...(slug === 'safe' && { mfa_policy: 'REQUIRED_FOR_ALL' }),
    });
  expect(await exchange('acme')).toMatchObject({ status_code: 404, error_type: 'member_not_found' });
  await post('magic_links/email/invite', { organization_id: 'asked', email_address: 'ada@example.com' });
  expect(await exchange('asked')).toMatchObject({
    member_authenticated: true,
    member: { status: 'active' },
    member_session: { organization_slug: 'asked' },
  });
  await post('organizations/safe/members', { email_address: 'ada@example.com' });
  const unfinished = await exchange('safe');
  expect(unfinished).toMatchObject({ member_authenticated: false, session_token: '' });
  expect(
    (await post('discovery/organizations', { intermediate_session_token: unfinished.intermediate_session_token }))
      .status,
  ).toBe(200);
  expect(await exchange('nowhere')).toMatchObject({ error_type: 'organization_not_found' });
});

test('an unverified new address gives no access to its owner’s organizations', async () => {
  const { call, post, first, token } = await loggedIn();
  await post('organizations', { organization_name: 'Theirs', organization_slug: 'theirs' });
  const bob = (await post('organizations/theirs/members', { email_address: 'bob@example.com' })).body;
  await post('organizations/theirs/members', { email_address: 'ada@example.com' });
  const path = `/v1/b2b/organizations/globex/members/${String(first.member_id)}`;
  await call('PUT', path, { email_address: 'bob@example.com' });
  // Ada's session still represents the address it began with.
  const exchanged = (await post('sessions/exchange', { ...token, organization_id: 'theirs' })).body;
  expect(exchanged).toMatchObject({ member_authenticated: true, member: { email_address: 'ada@example.com' } });
  expect(exchanged.member_id).not.toBe(bob.member_id);
  expect((await post('discovery/organizations', token)).body).toMatchObject({
    email_address: 'ada@example.com',
    discovered_organizations: [{ organization: { organization_slug: 'theirs' } }],
  });
  expect((await post('sessions/exchange', { ...token, organization_id: 'globex' })).body).toMatchObject({
    error_type: 'member_not_found',
  });
});

test('anyone can read the keys of an existing project, each with a certificate', async () => {
  const { send, id } = await loggedIn();
  const { body } = await send('GET', `/v1/b2b/sessions/jwks/${id}`);
  expect(body.keys).toMatchObject([
    { kty: 'RSA', use: 'sig', alg: 'RS256', key_ops: ['verify'], x5c: [expect.any(String)] },
  ]);
  expect(body.keys?.[0]).not.toHaveProperty('d');
  expect((await send('GET', `/v1/b2b/sessions/jwks/project-test-${crypto.randomUUID()}`)).body).toMatchObject({
    error_type: 'project_not_found',
  });
  expect((await send('GET', '/v1/b2b/sessions/jwks/what')).body).toMatchObject({ error_type: 'invalid_project_id' });
});

test('a project signs with its new key after a rotation; JWTs of the old one are still accepted', async () => {
  const { control, send, id, authenticate, jwt, token, newProject } = await loggedIn();
  const kids = async (project = id) => {
    const { keys } = (await send('GET', `/v1/b2b/sessions/jwks/${project}`)).body;
    return Array.isArray(keys) ? keys.map(({ kid }) => kid) : [];
  };
  const kid = (answer: Json) => decodeProtectedHeader(String(answer.session_jwt)).kid;
  const [old] = await kids();
  const { kid: fresh } = (await control('POST', 'keys/rotate')).body;
  expect(await kids()).toEqual([fresh, old]);
  expect(kid(await authenticate(token))).toBe(fresh);
  expect(await authenticate(jwt)).toMatchObject({ status_code: 200 });
  await control('POST', 'keys/rotate');
  expect(await kids()).toHaveLength(3);
  expect(await kids((await newProject()).id)).toEqual([old]);
});

test('rotating a key many times keeps two, made one after another', { timeout: 20_000 }, async () => {
  const { db, control, id } = await loggedIn();
  const kids = await Promise.all(Array.from({ length: 3 }, () => control('POST', 'keys/rotate')));
  expect(new Set(kids.map(({ body }) => body.kid)).size).toBe(3);
  const kept = await db.selectFrom('sandbox_keys').select('version').where('owner', '=', id).execute();
  expect(kept.map(({ version }) => version).sort()).toEqual([2, 3]);
});
