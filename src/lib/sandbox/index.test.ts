import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { Secret } from '../config/secret.ts';
import { makeClock, makeSandbox, SITE } from './testing/sandbox.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

test('anyone can create a project, and its credentials work', async () => {
  const { send, project } = await makeSandbox();
  const made = await send('POST', '/_sandbox/projects');
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    base_url: SITE,
    project_id: expect.stringMatching(/^project-test-/),
    secret: expect.stringMatching(/^secret-test-.{36}$/),
  });
  const { call } = await project();
  expect((await call('GET', '/v1/b2b/organizations/globex')).body).toMatchObject({
    status_code: 200,
    organization: { organization_name: 'Globex' },
  });
});

test('every response names the emulator and is never cached', async () => {
  const { send } = await makeSandbox();
  for (const [method, path] of [
    ['POST', '/_sandbox/projects'],
    ['GET', '/_sandbox/nothing'],
    ['GET', '/v1/b2b/nothing'],
    ['GET', '/v1/b2b/magic_links/redirect'],
  ] as const) {
    const { headers } = await send(method, path);
    expect(headers.get('x-emulated-by'), path).toContain('First Login sandbox');
    expect(headers.get('cache-control'), path).toBe('no-store');
    expect(headers.get('content-type'), path).toBe('application/json');
  }
});

test.each([
  ['no header', undefined, 401, 'invalid_authorization_header'],
  ['another scheme', 'Bearer abc', 401, 'invalid_authorization_header'],
  ['no colon', `Basic ${btoa('abc')}`, 401, 'invalid_authorization_header'],
  ['an odd project id', `Basic ${btoa('project-1:secret')}`, 400, 'invalid_project_id_authentication'],
  [
    'an odd secret',
    `Basic ${btoa(`project-test-${crypto.randomUUID()}:secret`)}`,
    400,
    'invalid_secret_authentication',
  ],
  [
    'an unknown project',
    `Basic ${btoa(`project-test-${crypto.randomUUID()}:secret-test-${crypto.randomUUID()}`)}`,
    401,
    'unauthorized_credentials',
  ],
])('credentials with %s return Stytch’s error', async (_, authorization, status, type) => {
  const { send } = await makeSandbox();
  const answer = await send('GET', '/v1/b2b/organizations/globex', { ...(authorization && { authorization }) });
  expect(answer.body).toMatchObject({ status_code: status, error_type: type });
  expect(answer.status).toBe(status);
  expect(Object.keys(answer.body).sort()).toEqual([
    'error_message',
    'error_type',
    'error_url',
    'request_id',
    'status_code',
  ]);
});

test('a wrong secret of a real project is refused', async () => {
  const { send, project } = await makeSandbox();
  const { id } = await project();
  const answer = await send('GET', '/v1/b2b/organizations/globex', {
    authorization: `Basic ${btoa(`${id}:secret-test-${crypto.randomUUID()}`)}`,
  });
  expect(answer.body).toMatchObject({ error_type: 'unauthorized_credentials' });
});

test('an unknown path and a wrong method return different errors', async () => {
  const { send } = await makeSandbox();
  expect((await send('GET', '/v1/b2b/nothing')).body).toMatchObject({
    error_type: 'route_not_found',
    status_code: 404,
  });
  expect((await send('DELETE', '/v1/b2b/organizations')).body).toMatchObject({
    error_type: 'method_not_allowed',
    status_code: 405,
  });
});

test('a body that is not JSON, or too large, returns an error in the same format', async () => {
  const { project } = await makeSandbox();
  const { post, call } = await project();
  expect((await post('organizations', 'what?')).body).toMatchObject({ error_type: 'bad_request', status_code: 400 });
  expect((await post('organizations', '[]')).body).toMatchObject({ error_type: 'bad_request' });
  expect((await post('organizations', '['.repeat(5000))).body).toMatchObject({ error_type: 'bad_request' });
  expect((await call('POST', '/v1/b2b/organizations', `"${'x'.repeat(64 * 1024)}"`)).body).toMatchObject({
    status_code: 413,
    error_type: 'body_too_large',
  });
});

test('the link in an email redirects to the app with the token, and does not use it up', async () => {
  const { send, project } = await makeSandbox();
  const { control, post } = await project({ redirect_urls: ['http://localhost:4000/in?tab=a%20b'] });
  await post('magic_links/email/discovery/send', { email_address: 'ada@example.com' });
  const inbox = async () => (await control('GET', 'messages')).body.messages?.[0];
  expect(await inbox()).toMatchObject({ to: 'ada@example.com', state: 'unopened' });
  const link = new URL(String((await inbox())?.link));
  expect(link.origin + link.pathname).toBe(`${SITE}/v1/b2b/magic_links/redirect`);
  for (let press = 0; press < 2; press++) {
    const hop = await send('GET', link.pathname + link.search);
    expect(hop.status).toBe(302);
    expect(hop.headers.get('location')).toBe(
      `http://localhost:4000/in?tab=a%20b&stytch_redirect_type=login&stytch_token_type=discovery&token=${link.searchParams.get('token')}`,
    );
    expect(hop.headers.get('referrer-policy')).toBe('no-referrer');
  }
  expect(await inbox()).toMatchObject({ state: 'opened' });
  await post('magic_links/discovery/authenticate', { discovery_magic_links_token: link.searchParams.get('token') });
  expect(await inbox()).toMatchObject({ state: 'used' });
});

test('a project can only redirect to the site, to localhost and to hosts that the operator allows', async () => {
  const { project } = await makeSandbox({ siteUrl: 'https://first.example', redirectHosts: ['app.example'] });
  const { control } = await project();
  const register = async (url: string) => (await control('POST', 'redirect_urls', { url })).body;
  for (const url of [
    'https://first.example/x',
    'http://localhost:5173/cb?a=1',
    'https://localhost/x',
    'https://app.example/in',
  ]) {
    expect(await register(url)).not.toHaveProperty('error_type');
  }
  expect(await register('http://127.0.0.1:3000/authenticate')).toMatchObject({
    error_type: 'redirect_url_host_not_allowed',
    error_message: expect.stringContaining('Write localhost'),
  });
  expect(await register('https://evil.example/')).toMatchObject({ error_type: 'redirect_url_host_not_allowed' });
  expect(await register('http://first.example/x')).toMatchObject({ error_type: 'redirect_url_host_not_allowed' });
  expect(await register('https://localhost@evil.example/')).toHaveProperty('error_type');
  expect(await register('javascript:alert(1)')).toMatchObject({ error_type: 'redirect_url_cannot_use_protocol' });
  for (const odd of [
    'http://localhost/a b',
    'http://localhost/\r\nx: y',
    'http://localhost/#',
    'http:\\\\localhost/',
    'http://localhost/ä',
    '//localhost/x',
  ]) {
    expect(await register(odd), odd).toMatchObject({ error_type: 'invalid_control_request' });
  }
  expect(await register('nonsense')).toMatchObject({ error_type: 'invalid_control_request' });
});

test('a redirect URL must match a registered one exactly, for its type', async () => {
  const { project } = await makeSandbox();
  const { post, control } = await project();
  const send = async (discovery_redirect_url?: string) =>
    (await post('magic_links/email/discovery/send', { email_address: 'a@b.com', discovery_redirect_url })).body;
  expect(await send(`${SITE}/authenticate`)).toMatchObject({ status_code: 200 });
  expect(await send(`${SITE}/authenticate/`)).toMatchObject({ error_type: 'no_match_for_provided_magic_link_url' });
  expect(await send('what')).toMatchObject({ error_type: 'invalid_discovery_redirect_url' });
  await control('POST', 'redirect_urls', { url: 'http://localhost:1/x', types: ['INVITE'] });
  expect(await send('http://localhost:1/x')).toMatchObject({ error_type: 'no_match_for_provided_magic_link_url' });
  await control('DELETE', 'redirect_urls', { url: `${SITE}/authenticate` });
  expect(await send()).toMatchObject({ error_type: 'no_default_discovery_redirect_url_set' });
});

test('a redirect URL that is registered as the default opens when a call names none', async () => {
  const { project } = await makeSandbox();
  const redirect_urls = ['http://localhost:1/a', 'http://localhost:2/b'];
  const { control, token, newest, send } = await project({ redirect_urls });
  const opened = async () => {
    await token('ada@example.com');
    const { pathname, search } = new URL(String((await newest()).link));
    return (await send('GET', pathname + search)).headers.get('location')?.split('?')[0];
  };
  expect(await opened()).toBe('http://localhost:1/a');
  await control('POST', 'redirect_urls', { url: 'http://localhost:8000/authenticate', default: true });
  expect(await opened()).toBe('http://localhost:8000/authenticate');
  // A URL that is registered already only moves.
  await control('POST', 'redirect_urls', { url: 'http://localhost:2/b', default: true });
  expect((await control('GET', 'redirect_urls')).body.redirect_urls).toMatchObject([
    { url: 'http://localhost:2/b' },
    { url: 'http://localhost:8000/authenticate' },
    { url: 'http://localhost:1/a' },
  ]);
  await control('POST', 'redirect_urls', { url: 'http://localhost:1/a', default: false });
  expect(await opened()).toBe('http://localhost:2/b');
});

test('a default of one type leaves the defaults of the others', async () => {
  const { project } = await makeSandbox();
  const { control, token, newest, send } = await project({
    redirect_urls: [
      'http://localhost:1/all',
      { url: 'http://localhost:2/found', types: ['DISCOVERY'], default: true },
      { url: 'http://localhost:3/in', types: ['LOGIN', 'SIGNUP'], default: true },
    ],
  });
  await token('ada@example.com');
  const { pathname, search } = new URL(String((await newest()).link));
  expect((await send('GET', pathname + search)).headers.get('location')).toMatch(/^http:\/\/localhost:2\/found\?/);
  expect((await control('GET', 'redirect_urls')).body.redirect_urls).toHaveLength(3);
});

test('two defaults of one type are refused', async () => {
  const { send } = await makeSandbox();
  const entry = { types: ['LOGIN'], default: true };
  const redirect_urls = [
    { ...entry, url: 'http://localhost:1/' },
    { ...entry, url: 'http://localhost:2/' },
  ];
  const { status, body } = await send('POST', '/_sandbox/projects', { body: { redirect_urls } });
  expect([status, body.error_message]).toEqual([400, expect.stringContaining('default of the same type')]);
});

test('a reset restores the data that a project was created with', async () => {
  const { project } = await makeSandbox();
  const { call, control, post, token } = await project({ redirect_urls: ['http://localhost:4000/in'] });
  await token('ada@example.com');
  await post('organizations', { organization_name: 'Acme', organization_slug: 'acme' });
  await control('DELETE', 'redirect_urls?url=http://localhost:4000/in');
  expect((await control('POST', 'reset')).status).toBe(200);
  expect((await control('GET', 'messages')).body).toEqual({ messages: [] });
  expect((await control('GET', 'calls')).body).toEqual({ calls: [] });
  expect((await control('GET', 'redirect_urls')).body).toMatchObject({
    redirect_urls: [{ url: 'http://localhost:4000/in' }],
  });
  expect((await call('GET', '/v1/b2b/organizations/acme')).status).toBe(404);
  expect((await call('GET', '/v1/b2b/organizations/globex')).status).toBe(200);
});

test('a project that was used within a day stays', async () => {
  const clock = makeClock();
  const { project, sweep } = await makeSandbox({ now: clock.now });
  const { control } = await project();
  clock.pass(9 * MINUTE);
  await control('GET', 'messages');
  clock.pass(24 * HOUR - MINUTE);
  await sweep(clock.now());
  expect((await control('GET', 'messages')).status).toBe(200);
});

test('a project that was not used for a day is deleted with all its data', async () => {
  const clock = makeClock();
  const { project, sweep, db } = await makeSandbox({ now: clock.now });
  const [used, idle] = [await project(), await project()];
  await idle.token('ada@example.com');
  clock.pass(23 * HOUR);
  await used.control('GET', 'messages');
  clock.pass(HOUR + 10 * MINUTE);
  await sweep(clock.now());
  expect((await idle.control('GET', 'messages')).body).toMatchObject({ error_type: 'unauthorized_credentials' });
  expect((await used.control('GET', 'messages')).status).toBe(200);
  expect(await db.selectFrom('sandbox_members').select('project_id').distinct().execute()).toHaveLength(1);
});

test('one network can create a limited number of projects a day, loopback any number', async () => {
  const clock = makeClock();
  const { send } = await makeSandbox({ now: clock.now });
  const from = async (remoteAddress: string) =>
    (await send('POST', '/_sandbox/projects', { incoming: { socket: { remoteAddress } } as IncomingMessage })).status;
  for (let i = 0; i < 3; i++) expect(await from('192.0.2.1')).toBe(201);
  expect(await from('192.0.2.1')).toBe(429);
  expect(await from('192.0.2.2')).toBe(201);
  for (const end of ['1', '2', '3']) expect(await from(`2001:db8::${end}`)).toBe(201);
  expect(await from('2001:db8:0:0:ffff::1')).toBe(429);
  for (let i = 0; i < 5; i++) expect(await from('::ffff:127.0.0.1')).toBe(201);
  clock.pass(24 * HOUR);
  expect(await from('192.0.2.1')).toBe(201);
});

test('concurrent requests for projects do not exceed the limit', async () => {
  const { send } = await makeSandbox();
  const incoming = { socket: { remoteAddress: '192.0.2.1' } } as IncomingMessage;
  const asked = Array.from({ length: 20 }, () => send('POST', '/_sandbox/projects', { incoming }));
  const made = (await Promise.all(asked)).filter(({ status }) => status === 201);
  expect(made).toHaveLength(3);
});

test('on a public site loopback is limited, too, except for the site itself', async () => {
  const siteKey = new Secret('known to the site alone');
  const { send } = await makeSandbox({ siteUrl: 'https://learn.example', siteKey });
  const incoming = { socket: { remoteAddress: '127.0.0.1' } } as IncomingMessage;
  const make = async (headers = {}) => (await send('POST', '/_sandbox/projects', { incoming, headers })).status;
  for (let i = 0; i < 3; i++) expect(await make()).toBe(201);
  expect(await make()).toBe(429);
  expect(await make({ 'x-sandbox-site-key': 'a guess' })).toBe(429);
  expect(await make({ 'x-sandbox-site-key': siteKey.reveal() })).toBe(201);
});

test('exactly one of many concurrent calls uses up a link', async () => {
  const { project } = await makeSandbox();
  const { token, post } = await project();
  const discovery_magic_links_token = await token('ada@example.com');
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => post('magic_links/discovery/authenticate', { discovery_magic_links_token })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 401)]);
});

test('exactly one of many concurrent exchanges gets a session', async () => {
  const { project } = await makeSandbox();
  const { intermediate, post } = await project();
  const intermediate_session_token = await intermediate('ada@example.com');
  const exchange = () =>
    post('discovery/intermediate_sessions/exchange', { intermediate_session_token, organization_id: 'globex' });
  const answers = await Promise.all(Array.from({ length: 10 }, exchange));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 404)]);
});

test('concurrent calls with one token create exactly one organization', async () => {
  const { project, db } = await makeSandbox();
  const { intermediate, post } = await project();
  const intermediate_session_token = await intermediate('zoe@lonely.org');
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => post('discovery/organizations/create', { intermediate_session_token })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(9);
  expect(await db.selectFrom('sandbox_organizations').select('slug').orderBy('slug').execute()).toHaveLength(2);
});

test('concurrently set claims are all kept, even while other calls use the session', async () => {
  const { session, post } = await (await makeSandbox()).project();
  const { session_token } = await session('ada@example.com');
  const authenticate = (more: object) => post('sessions/authenticate', { session_token, ...more });
  const claim = (i: number) => ({ session_duration_minutes: 60, session_custom_claims: { [`claim-${i}`]: i } });
  await Promise.all([0, 1, 2, 3, 4].flatMap((i) => [authenticate(claim(i)), authenticate({})]));
  expect((await authenticate({})).body).toMatchObject({
    member_session: { custom_claims: { 'claim-0': 0, 'claim-1': 1, 'claim-2': 2, 'claim-3': 3, 'claim-4': 4 } },
  });
});

test('organizations with one name that are created concurrently each get a slug', async () => {
  const { project } = await makeSandbox();
  const { post } = await project();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => post('organizations', { organization_name: 'Acme' })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
});

test('an organization can be updated while it is still being created', async () => {
  const { project } = await makeSandbox();
  const { post, call } = await project();
  const settings = { email_allowed_domains: ['acme.example'], email_jit_provisioning: 'RESTRICTED' };
  for (let i = 0; i < 5; i++) {
    let isMade = false;
    const making = post('organizations', { organization_name: 'Acme', organization_slug: `acme-${i}`, ...settings });
    void making.finally(() => (isMade = true));
    const change = () => call('PUT', `/v1/b2b/organizations/acme-${i}`, settings);
    while ((await change()).status === 404 && !isMade);
    expect((await making).body).toMatchObject({ status_code: 200 });
  }
});
