import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeClock, makeSandbox, SITE, type Json } from '../testing/sandbox.ts';
import * as responses from './responses.ts';
import { CONTROL_ROUTES } from '../providers.ts';
import { messages as inbox } from '../stytch/mail/control-routes.ts';

const MINUTE = 60_000;
const SEND = 'magic_links.email.discovery.send';

async function project() {
  const clock = makeClock();
  const sandbox = await makeSandbox({ now: clock.now });
  return { ...sandbox, ...(await sandbox.project()), another: sandbox.project, clock };
}

test('the inbox can be filtered by address, and returns one email by its id', async () => {
  const { token, control } = await project();
  await token('ada@example.com');
  await token('bob@example.com');
  const { messages } = inbox.parse((await control('GET', 'messages')).body);
  expect(messages.map(({ to }) => to)).toEqual(['bob@example.com', 'ada@example.com']);
  const [mail] = inbox.parse((await control('GET', 'messages?to=ADA@example.com')).body).messages;
  expect((await control('GET', `messages/${mail?.id}`)).body).toEqual(mail);
  expect((await control('GET', 'messages?limit=1')).body.messages).toHaveLength(1);
  expect((await control('GET', 'messages?limit=0')).status).toBe(400);
  expect(mail?.text).toContain(mail?.link);
  expect(mail?.html).toContain('>Log in</a>');
  expect(mail?.html).not.toMatch(/<style|<script|style=/);
  expect((await control('GET', 'messages/nothing')).body).toMatchObject({ status_code: 404, error_type: 'not_found' });
});

test('an organization name is escaped in an email', async () => {
  const { post, newest } = await project();
  await post('organizations', { organization_name: '<img src=x onerror=alert(1)>', organization_slug: 'evil' });
  await post('magic_links/email/invite', { organization_id: 'evil', email_address: 'ada@example.com' });
  const { html, text } = await newest();
  expect(String(html)).not.toContain('<img');
  expect(String(html)).toContain('&#60;img src=x onerror=alert(1)&#62;');
  expect(String(text)).toContain('<img src=x onerror=alert(1)>');
});

test('calls are listed oldest first, also after a given one, as they were sent but without the secret', async () => {
  const { post, control, call, secret } = await project();
  const sent = await post('magic_links/email/discovery/send', { email_address: 'ada@example.com' });
  const refused = await call('POST', '/v1/b2b/organizations?x=1', `not json, but ${secret}`);
  await call('GET', '/v1/b2b/nothing');
  const { calls } = responses.calls.parse((await control('GET', 'calls')).body);
  expect(calls.map(({ operation, path, response }) => [operation, path, response?.status])).toEqual([
    [SEND, '/v1/b2b/magic_links/email/discovery/send', 200],
    ['organizations.create', '/v1/b2b/organizations?x=1', 400],
    [null, '/v1/b2b/nothing', 404],
  ]);
  expect(calls[0]?.response?.body).toBe(sent.text);
  expect(calls[0]?.id).toBe(String(sent.body.request_id));
  expect(calls[1]?.response?.body).toBe(refused.text);
  expect(calls[1]?.request.body).toBe('not json, but [hidden]');
  expect(calls[0]?.request.headers).toContainEqual(['authorization', 'Basic [hidden]']);
  expect(responses.calls.parse((await control('GET', `calls?after=${calls[0]?.id}`)).body).calls).toEqual(
    calls.slice(1),
  );
});

test('the secret is hidden in a path, too, where a client has percent-encoded it', async () => {
  const { control, call, secret } = await project();
  // Every secret ends in an equals sign.
  await call('GET', `/v1/b2b/organizations/${encodeURIComponent(secret)}`);
  const { calls } = responses.calls.parse((await control('GET', 'calls')).body);
  expect(calls.map(({ path }) => path)).toEqual(['/v1/b2b/organizations/[hidden]']);
});

test('a fault returns Stytch’s error as often as asked, oldest first, and can be deleted', async () => {
  const { post, control } = await project();
  const send = async () => (await post('magic_links/email/discovery/send', { email_address: 'ada@example.com' })).body;
  await control('POST', 'faults', { operation: SEND, kind: 'error', error_type: 'invalid_email', times: 2 });
  await control('POST', 'faults', { operation: SEND, kind: 'error', status: 429 });
  expect(await send()).toMatchObject({
    status_code: 400,
    error_type: 'invalid_email',
    error_message: 'Email format is invalid.',
  });
  await send();
  expect(await send()).toMatchObject({ status_code: 429, error_type: 'too_many_requests' });
  expect(await send()).toMatchObject({ status_code: 429 });
  const { faults } = responses.faults.parse((await control('GET', 'faults')).body);
  expect(faults).toMatchObject([{ operation: SEND, kind: 'error', status: 429, times: null }]);
  expect((await control('DELETE', `faults/${faults[0]?.id}`)).body).toEqual({ removed: 1 });
  expect((await control('DELETE', `faults/${faults[0]?.id}`)).body).toMatchObject({ error_type: 'not_found' });
  expect(await send()).toMatchObject({ status_code: 200 });
});

test('a fault for one call applies to one of many concurrent calls', async () => {
  const { post, control } = await project();
  await control('POST', 'faults', { operation: SEND, kind: 'error', status: 503, times: 1 });
  const answered = await Promise.all(
    Array.from({ length: 10 }, () => post('magic_links/email/discovery/send', { email_address: 'ada@example.com' })),
  );
  expect(answered.filter(({ status }) => status === 503)).toHaveLength(1);
});

test('a dropped call takes effect or not, as the fault says', async () => {
  const { post, control } = await project();
  const count = async () => inbox.parse((await control('GET', 'messages')).body).messages.length;
  await control('POST', 'faults', { operation: SEND, kind: 'drop', times: 1 });
  await post('magic_links/email/discovery/send', { email_address: 'ada@example.com' });
  expect(await count()).toBe(0);
  await control('POST', 'faults', { operation: SEND, kind: 'drop', when: 'after', times: 1 });
  await post('magic_links/email/discovery/send', { email_address: 'ada@example.com' });
  expect(await count()).toBe(1);
  const { calls } = responses.calls.parse((await control('GET', 'calls')).body);
  expect(calls).toMatchObject([
    { response: null, problem: 'dropped' },
    { response: null, problem: 'dropped' },
  ]);
});

test('a fault can put a proxy’s page in place of a response', async () => {
  const { post, control } = await project();
  await control('POST', 'faults', { operation: SEND, kind: 'html', times: 1 });
  const sending = post('magic_links/email/discovery/send', { email_address: 'ada@example.com' });
  // What every client that expects JSON meets.
  await expect(sending).rejects.toThrow('JSON');
  const { calls } = responses.calls.parse((await control('GET', 'calls')).body);
  expect(calls).toMatchObject([{ response: { status: 502, body: expect.stringContaining('<h1>502</h1>') } }]);
});

test('a fault can delay a response', async () => {
  const { post, control } = await project();
  await control('POST', 'faults', { operation: SEND, kind: 'latency', delay_ms: 80, times: 1 });
  const started = performance.now();
  expect((await post('magic_links/email/discovery/send', { email_address: 'ada@example.com' })).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThan(75);
});

test.each([
  ['faults', {}],
  ['faults', { operation: 'nothing', kind: 'error' }],
  ['faults', { operation: SEND, kind: 'flood' }],
  ['faults', { operation: SEND, kind: 'error', status: 200 }],
  ['faults', { operation: SEND, kind: 'latency', delay_ms: 60_001 }],
  ['faults', { operation: SEND, kind: 'latency' }],
  ['faults', { operation: SEND, kind: 'error', when: 'after' }],
  ['faults', { operation: SEND, kind: 'error', times: 0 }],
  ['clock', {}],
  ['clock', { advance_seconds: 0 }],
  ['clock', { advance_seconds: 1.5 }],
  ['clock', { advance_seconds: 60, reset: true }],
  ['redirect_urls', {}],
  ['redirect_urls', { url: 'http://localhost/x', types: ['EVERYTHING'] }],
  ['redirect_urls', { url: 'http://localhost/x', default: 'yes' }],
  ['snapshot', { version: 1 }],
])('%s refuses %o with an explanation', async (path, body) => {
  const { control } = await project();
  const answer = await control('POST', path, body);
  expect(answer.status).toBe(400);
  expect(String(answer.body.error_message).length).toBeGreaterThan(10);
});

test('every lifetime follows the clock of its own project', async () => {
  const { token, intermediate, session, post, control, another, clock } = await project();
  const other = await another();
  const others = await other.token('ada@example.com');
  const link = await token('ada@example.com', { discovery_expiration_minutes: 60 });
  const intermediate_session_token = await intermediate('ada@example.com');
  const { session_token } = await session('ada@example.com');
  const { now } = responses.clock.parse((await control('POST', 'clock', { advance_seconds: 600 })).body);
  expect(Date.parse(now)).toBe(clock.now() + 10 * MINUTE);
  expect((await post('discovery/organizations', { intermediate_session_token })).body).toMatchObject({
    error_type: 'intermediate_session_not_found',
  });
  expect((await post('sessions/authenticate', { session_token })).status).toBe(200);
  expect((await control('POST', 'clock', { advance_seconds: 3000 })).body).toMatchObject({ offset_seconds: 3600 });
  expect((await post('sessions/authenticate', { session_token })).body).toMatchObject({
    error_type: 'session_not_found',
  });
  expect((await post('magic_links/discovery/authenticate', { discovery_magic_links_token: link })).body).toMatchObject({
    error_type: 'unable_to_auth_magic_link',
  });
  expect((await other.post('magic_links/discovery/authenticate', { discovery_magic_links_token: others })).status).toBe(
    200,
  );
  expect((await control('POST', 'clock', { reset: true })).body).toMatchObject({ offset_seconds: 0 });
  expect((await control('GET', 'clock')).body).toMatchObject({ offset_seconds: 0 });
  expect((await control('POST', 'clock', { advance_seconds: 315_360_000 })).status).toBe(200);
  expect((await control('POST', 'clock', { advance_seconds: 1 })).body).toMatchObject({ error_type: 'clock_too_far' });
  expect((await session('ada@example.com')).member_authenticated).toBe(true);
});

test('a snapshot restores everything, in its own project and in another', async () => {
  const { token, intermediate, session, post, control, another, call } = await project();
  const link = await token('ada@example.com');
  const { session_token } = await session('ada@example.com');
  const { member_id } = await session('gone@example.com');
  await call('DELETE', `/v1/b2b/organizations/globex/members/${member_id}`);
  const editor = { role_id: 'editor', description: '', permissions: [] };
  await call('PUT', '/v1/b2b/rbac/organizations/globex', { org_policy: { roles: [editor] } });
  await post('organizations', {
    organization_name: 'Claims',
    organization_slug: 'claims',
    claimed_email_domains: ['claimed.org'],
  });
  await control('POST', 'clock', { advance_seconds: 60 });
  const intermediate_session_token = await intermediate('bob@example.com');
  const snapshot = (await control('GET', 'snapshot')).body;
  await control('POST', 'reset');
  expect((await post('sessions/authenticate', { session_token })).status).toBe(404);
  const other = await another();
  for (const where of [{ post, control, call }, other]) {
    expect((await where.control('POST', 'snapshot', snapshot)).status).toBe(200);
    expect((await where.control('GET', 'snapshot')).body).toEqual(snapshot);
    expect((await where.control('GET', 'clock')).body).toMatchObject({ offset_seconds: 60 });
    expect((await where.post('sessions/authenticate', { session_token })).status).toBe(200);
    expect((await where.post('discovery/organizations', { intermediate_session_token })).body).toMatchObject({
      discovered_organizations: [{}],
    });
    expect((await where.post('magic_links/discovery/authenticate', { discovery_magic_links_token: link })).status).toBe(
      200,
    );
    expect((await where.post('organizations/globex/members', { email_address: 'x@claimed.org' })).body).toMatchObject({
      error_type: 'action_not_allowed_email_domain_is_claimed',
    });
    const reactivated = await where.call('PUT', `/v1/b2b/organizations/globex/members/${member_id}/reactivate`);
    expect(reactivated.body).toMatchObject({ member_id, organization: { custom_roles: [editor] } });
    const operands = [
      { filter_name: 'organization_name_fuzzy', filter_value: 'LAIM' },
      { filter_name: 'claimed_email_domains', filter_value: ['claimed.org'] },
    ];
    expect((await where.post('organizations/search', { query: { operator: 'AND', operands } })).body).toMatchObject({
      results_metadata: { total: 1 },
    });
  }
});

test('an older snapshot without deleted members and custom roles can still be restored', async () => {
  const { control, call } = await project();
  const { deleted_members: _, organizations, ...snapshot } = (await control('GET', 'snapshot')).body;
  const [globex] = Array.isArray(organizations) ? organizations : [];
  const { custom_roles: __, ...older } = globex;
  expect((await control('POST', 'snapshot', { ...snapshot, organizations: [older] })).status).toBe(200);
  expect((await call('GET', '/v1/b2b/organizations/globex')).body).toMatchObject({
    organization: { custom_roles: [] },
  });
});

test('a snapshot that contradicts itself, or redirects elsewhere, changes nothing', async () => {
  const { control, call, session } = await project();
  await session('ada@example.com');
  const snapshot = (await control('GET', 'snapshot')).body;
  const first = (name: string): Json => (Array.isArray(snapshot[name]) ? snapshot[name][0] : {});
  const [globex, mail, held] = [first('organizations'), first('mail'), first('sessions')];
  const initech = { ...globex, id: `organization-test-${randomUUID()}`, slug: 'initech' };
  const odd: [string, Json | object][] = [
    ['twice', { ...snapshot, organizations: [globex, globex] }],
    ['orphans', { ...snapshot, organizations: [] }],
    ['a mail twice', { ...snapshot, mail: [mail, mail] }],
    [
      'a session elsewhere',
      { ...snapshot, organizations: [globex, initech], sessions: [{ ...held, organization_id: initech.id }] },
    ],
    ['elsewhere', { ...snapshot, redirect_urls: [{ url: 'https://evil.example/', types: ['DISCOVERY'] }] }],
    ['no settings', { ...snapshot, organizations: [{ ...globex, settings: {} }] }],
  ];
  for (const [why, body] of odd) expect((await control('POST', 'snapshot', body)).status, why).toBe(400);
  expect((await call('GET', '/v1/b2b/organizations/globex')).status).toBe(200);
});

test('taking a snapshot of too large a project returns an error', async () => {
  const { id, token, control, db } = await project();
  await token('ada@example.com');
  const mail = await db.selectFrom('sandbox_mail').selectAll().where('project_id', '=', id).executeTakeFirstOrThrow();
  const more = Array.from({ length: 10_000 }, (_, i) => ({
    ...mail,
    id: `more-${i}`,
    position: i,
    token: `more-${i}`,
  }));
  while (more.length > 0) await db.insertInto('sandbox_mail').values(more.splice(0, 1000)).execute();
  const { status, body } = await control('GET', 'snapshot');
  expect([status, body.error_type]).toEqual([400, 'invalid_control_request']);
  expect(body.error_message).toContain('at most 10000 of each kind');
});

test('the OpenAPI document describes every route of the control plane', async () => {
  const { send } = await project();
  const { body } = await send('GET', '/_sandbox/openapi.json');
  expect(body.openapi).toBe('3.0.3');
  for (const { method, path } of CONTROL_ROUTES) {
    expect(body.paths?.[`/_sandbox${path}`]?.[method.toLowerCase()]?.responses, `${method} ${path}`).toBeDefined();
  }
});

test('the OpenAPI document describes connections, clients and settings down to their fields', async () => {
  const { send } = await project();
  const { text } = await send('GET', '/_sandbox/openapi.json');
  const document = JSON.parse(text);
  const body = (path: string) =>
    document.paths[`/_sandbox/${path}`].post.requestBody.content['application/json'].schema.properties;
  const kinds: { properties: { kind: { enum: string[] } } }[] = body('sso_connections').connection.oneOf;
  expect(kinds.map(({ properties }) => properties.kind.enum)).toEqual([['oidc'], ['saml'], ['external']]);
  expect(Object.keys(body('scim_connections').connection.properties)).toContain('bearer_token');
  expect(Object.keys(body('m2m_clients'))).toContain('scopes');
  expect(Object.keys(body('connected_apps'))).toContain('redirect_urls');
  expect(Object.keys(body('settings'))).toEqual(
    expect.arrayContaining(['oauth_providers', 'sdk_origins', 'rbac_policy']),
  );
  const { organizations, m2m_clients, connected_apps, settings } = body('snapshot');
  expect(Object.keys(organizations.items.properties)).toEqual(expect.arrayContaining(['connections', 'scim']));
  for (const one of [m2m_clients, connected_apps, settings]) expect(one).toBeDefined();
});

test('every route of the control plane requires credentials', async () => {
  const { send } = await project();
  for (const { method, path } of CONTROL_ROUTES) {
    expect((await send(method, `/_sandbox${path.replace('{id}', 'x')}`)).status, `${method} ${path}`).toBe(401);
  }
});

test('expired data and old calls are deleted, a link only a day after it expired', async () => {
  const { token, session, control, sweep, db, clock } = await project();
  await token('ada@example.com');
  await session('ada@example.com');
  clock.pass(61 * MINUTE);
  await sweep(clock.now());
  const rows = async (table: 'sandbox_sessions' | 'sandbox_intermediate_sessions' | 'sandbox_mail' | 'sandbox_calls') =>
    (await db.selectFrom(table).select('project_id').execute()).length;
  expect([await rows('sandbox_sessions'), await rows('sandbox_intermediate_sessions')]).toEqual([0, 0]);
  expect(await rows('sandbox_mail')).toBe(2);
  expect(inbox.parse((await control('GET', 'messages')).body).messages.map(({ state }) => state)).toEqual([
    'used',
    'expired',
  ]);
  for (let hour = 0; hour < 25; hour++) {
    clock.pass(60 * MINUTE);
    await control('GET', 'clock');
  }
  await sweep(clock.now());
  expect([await rows('sandbox_mail'), await rows('sandbox_calls')]).toEqual([0, 0]);
});

test.each([
  ['another site', { origin: 'https://evil.example' }, 403],
  ['a page without an origin', { origin: 'null' }, 403],
  ['a form of another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['this site', { origin: SITE, 'sec-fetch-site': 'same-origin' }, 201],
  ['an app on this machine', { origin: 'http://localhost:4000', 'sec-fetch-site': 'same-site' }, 201],
  ['a server', {}, 201],
] as [string, Record<string, string>, number][])(
  'a write of %s is answered as it should be',
  async (_, headers, status) => {
    const { send } = await makeSandbox();
    expect((await send('POST', '/_sandbox/projects', { headers })).status).toBe(status);
  },
);

test('a field or a parameter that a route does not have is refused, because a mistyped one would be ignored', async () => {
  const { control, call } = await project();
  const refusal = (field: string, fields: string) => ({
    status_code: 400,
    error_type: 'invalid_control_request',
    error_message: `${field}: There is no such field here, only ${fields}.`,
  });
  expect((await control('GET', 'messages?too=ada@example.com')).body).toMatchObject(
    refusal('too', 'to, kind, after, wait and limit'),
  );
  const fault = { operation: SEND, kind: 'error', time: 1 };
  expect((await control('POST', 'faults', fault)).body.error_message).toMatch(/^time: There is no such field here/);
  expect((await control('POST', 'reset', { hard: true })).body.error_message).toBe('hard: This call takes no fields.');
  const seeded = JSON.stringify({ organizations: [{ organization_name: 'Acme' }] });
  expect((await call('POST', '/_sandbox/projects', seeded)).body).toMatchObject(
    refusal('organizations', 'redirect_urls'),
  );
});

test('messages after one that does not exist are none, as with calls', async () => {
  const { token, control } = await project();
  await token('ada@example.com');
  expect((await control('GET', 'messages?after=message-test-0')).body).toEqual({ messages: [] });
});
