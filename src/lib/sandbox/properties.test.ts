import { expect, test } from 'vitest';
import { z } from 'zod';
import { MEMBER_FILTERS } from './stytch/members/search.ts';
import { ORGANIZATION_FILTERS } from './stytch/organizations/search.ts';
import { OPERATIONS } from './stytch/operations.ts';
import { OTHER_OPERATIONS } from './stytch/other-operations.ts';
import { makeClock, makeSandbox, type Answer } from './testing/sandbox.ts';

/** Pseudo-random numbers, the same for the same seed (mulberry32). */
function randomness(seed: number) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (n: number) => Math.floor(next() * n),
    chance: (share: number) => next() < share,
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  };
}

type Random = ReturnType<typeof randomness>;

const ODD: unknown[] = [
  null,
  true,
  0,
  -1,
  5,
  1e21,
  0.5,
  '',
  ' ',
  'x',
  'globex',
  'x'.repeat(44),
  'x'.repeat(300),
  '\u0000',
  '\ud800',
  '../..',
  '%',
  "' or 1=1 --",
  '<b>',
  [],
  [null],
  {},
  { a: { b: [] } },
  { constructor: 1, hasOwnProperty: 2 },
  'ada@example.com',
  'RESTRICTED',
  ['example.com'],
  'http://localhost:3000/authenticate',
  'https://evil.example',
  Number.MAX_SAFE_INTEGER,
];

const FIELDS = (
  'email_address organization_id member_id discovery_magic_links_token magic_links_token intermediate_session_token session_token session_jwt member_session_id code organization_name organization_slug ' +
  'organization_external_id session_duration_minutes session_custom_claims locale pkce_code_challenge pkce_code_verifier discovery_redirect_url discovery_expiration_minutes email_jit_provisioning email_allowed_domains ' +
  'auth_methods allowed_auth_methods mfa_policy trusted_metadata claimed_email_domains roles name external_id mfa_phone_number default_mfa_method unlink_email authorization_check rbac_email_implicit_role_assignments ' +
  'organization_ids query limit cursor include_deleted org_policy is_breakglass set_mfa_enrollment set_default_mfa mfa_enrolled ' +
  'expiration_minutes recovery_codes secret login_expiration_minutes'
).split(' ');

/** Method, path, and the required fields of a call. */
const ROUTES = [
  'POST magic_links/email/discovery/send email_address',
  'POST magic_links/discovery/authenticate discovery_magic_links_token',
  'POST magic_links/email/login_or_signup organization_id email_address',
  'POST magic_links/email/invite organization_id email_address',
  'POST magic_links/authenticate magic_links_token',
  'POST otps/email/discovery/send email_address',
  'POST otps/email/discovery/authenticate email_address code',
  'POST otps/email/login_or_signup organization_id email_address',
  'POST otps/email/authenticate organization_id email_address code',
  'POST otps/sms/send organization_id member_id mfa_phone_number',
  'POST otps/sms/authenticate organization_id member_id code session_token',
  'POST totp organization_id member_id session_token',
  'POST totp/authenticate organization_id member_id code session_token',
  'POST totp/migrate organization_id member_id secret recovery_codes',
  'POST passwords/strength_check password',
  'POST passwords/migrate organization_id email_address hash hash_type',
  'POST passwords/authenticate organization_id email_address password',
  'POST passwords/email/reset/start organization_id email_address',
  'POST passwords/email/reset magic_links_token password',
  'POST passwords/session/reset organization_id password session_token',
  'POST passwords/existing_password/reset organization_id email_address existing_password new_password',
  'POST passwords/discovery/authenticate email_address password',
  'GET recovery_codes/:org/:member',
  'POST recovery_codes/recover organization_id member_id recovery_code session_token',
  'POST recovery_codes/rotate organization_id member_id',
  'DELETE organizations/:org/members/mfa_phone_numbers/:member',
  'DELETE organizations/:org/members/:member/totp',
  'POST discovery/organizations intermediate_session_token',
  'POST discovery/organizations session_jwt',
  'POST discovery/organizations/create intermediate_session_token',
  'POST discovery/intermediate_sessions/exchange intermediate_session_token organization_id',
  'POST sessions/authenticate session_token',
  'POST sessions/authenticate session_jwt',
  'POST sessions/revoke session_token',
  'POST sessions/revoke member_id',
  'POST sessions/revoke member_session_id',
  'POST sessions/exchange session_token organization_id',
  'GET sessions organization_id member_id',
  'POST organizations organization_name',
  'GET organizations/:org',
  'PUT organizations/:org organization_name',
  'DELETE organizations/:org',
  'POST organizations/:org/members email_address',
  'GET organizations/:org/member email_address',
  'PUT organizations/:org/members/:member name',
  'DELETE organizations/:org/members/:member',
  'DELETE organizations/:org/external_id',
  'DELETE organizations/:org/members/:member/external_id',
  'PUT organizations/:org/members/:member/reactivate',
  'GET organizations/members/dangerously_get/:member include_deleted',
  'GET rbac/policy',
  'GET rbac/organizations/:org',
  'PUT rbac/organizations/:org org_policy',
  'POST organizations/search organization_query',
  'POST organizations/search limit cursor',
  'POST organizations/members/search organization_ids member_query',
  'POST organizations/members/search organization_ids limit cursor',
];

/** The operations that the list above doesn't have, with the fields that they require. */
const written = new Set(ROUTES.map((route) => shapeOf(route.split(' ', 2).join(' '))));
const OTHERS = [...OPERATIONS, ...OTHER_OPERATIONS]
  .map(({ method, path, fields }) => {
    const route = `${method} ${path.replace('/v1/b2b/', '')}`;
    const shape = fields instanceof z.ZodObject ? fields.shape : {};
    const required = Object.entries(shape).filter(
      ([name, field]) => !route.includes(`{${name}}`) && !field.safeParse(undefined).success,
    );
    return [route, ...required.map(([name]) => name)].join(' ');
  })
  .filter((route) => !written.has(shapeOf(route.split(' ', 2).join(' '))));

/** A route without the names of its parameters. */
function shapeOf(route: string): string {
  return route.replace(/:\w+|\{\w+\}/g, '*');
}

const FILTERS = { organizations: Object.keys(ORGANIZATION_FILTERS), members: Object.keys(MEMBER_FILTERS) };

/** Values from earlier responses, so that later calls can succeed. */
class Memory {
  readonly #known = new Map<string, unknown[]>(
    Object.entries({
      email_address: [
        'ada@example.com',
        'bob@example.com',
        'grace@example.com',
        'zoe@lonely.org',
        'sandbox@stytch.com',
      ],
      organization_id: ['globex', 'acme'],
      organization_slug: ['acme', 'other'],
      organization_name: ['Acme'],
      session_duration_minutes: [5, 60],
      code: ['000000'],
      email_jit_provisioning: ['RESTRICTED', 'NOT_ALLOWED'],
      email_allowed_domains: [['example.com']],
      claimed_email_domains: [[], ['lonely.org']],
      auth_methods: ['ALL_ALLOWED', 'RESTRICTED'],
      allowed_auth_methods: [['sso'], ['magic_link']],
      mfa_policy: ['OPTIONAL', 'REQUIRED_FOR_ALL'],
      session_custom_claims: [{ plan: 'pro' }, { plan: null }],
      trusted_metadata: [{ a: 1 }, { a: null }],
      roles: [['stytch_admin'], []],
      name: ['Ada'],
      unlink_email: [true, false],
      rbac_email_implicit_role_assignments: [[{ domain: 'example.com', role_id: 'editor' }]],
      external_id: ['ext', 'e|1'],
      organization_external_id: ['org|1'],
      organization_ids: [['globex'], ['globex', 'acme']],
      limit: [0, 1, 2, 1000],
      cursor: [''],
      mfa_phone_number: ['+15551234567'],
      secret: ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'],
      recovery_codes: [['old'], []],
      recovery_code: ['old'],
      password: ['violet otter compiles 42'],
      existing_password: ['violet otter compiles 42'],
      new_password: ['copper lantern reviews 17'],
      hash: ['d41d8cd98f00b204e9800998ecf8427e'],
      hash_type: ['md_5'],
      set_mfa_enrollment: ['enroll', 'unenroll'],
      expiration_minutes: [5, 1440],
      include_deleted: ['true', 'True', ''],
      org_policy: [{ roles: [{ role_id: 'editor', permissions: [{ resource_id: 'stytch.member', actions: ['*'] }] }] }],
      issuer: ['http://localhost:3000/idp/x'],
      attribute_mapping: [{ email: 'email', full_name: 'name' }],
      client_secret: ['a-secret-for-a-client'],
      client_type: ['first_party', 'third_party_public'],
      scopes: [['read:users']],
      x509_certificate: ['-----BEGIN CERTIFICATE-----'],
      authorization_check: [{ organization_id: 'globex', resource_id: 'stytch.member', action: 'search' }],
    }),
  );

  learn(answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return;
    for (const [key, value] of Object.entries(answer)) {
      if (typeof value === 'string' && value !== '')
        this.#known.set(key, [...(this.#known.get(key) ?? []).slice(-5), value]);
      this.learn(value);
    }
  }

  value(random: Random, field: string): unknown {
    if (field === 'organization_query') return this.#query(random, FILTERS.organizations);
    if (field === 'member_query') return this.#query(random, FILTERS.members);
    const known = this.#known.get(field) ?? [];
    return known.length > 0 && random.chance(0.95) ? random.pick(known) : random.pick(ODD);
  }

  /** A search with a few filters, most of them with a valid value. */
  #query(random: Random, filters: readonly string[]): unknown {
    const operands = Array.from({ length: random.below(4) }, () => {
      const filter_name = random.pick(filters);
      return { filter_name, filter_value: random.chance(0.9) ? this.#fitting(random, filter_name) : random.pick(ODD) };
    });
    return { operator: random.pick(['AND', 'OR']), operands };
  }

  #fitting(random: Random, filter: string): unknown {
    if (filter.endsWith('_fuzzy') || filter === 'sso_connection_id')
      return this.value(random, random.pick(['email_address', 'organization_slug']));
    if (/breakglass|has_/.test(filter)) return random.chance(0.5);
    if (filter === 'statuses') return random.pick([['active', 'deleted'], ['deleted'], ['pending', 'invited']]);
    if (filter.includes('domain')) return ['example.com', 'lonely.org'];
    if (filter.includes('phone')) return ['+15551234567'];
    return [this.value(random, filter.includes('email') ? 'email_address' : filter.replace(/s$/, ''))];
  }
}

function invent(random: Random, memory: Memory) {
  const call = inventCall(random, memory);
  const session = random.chance(0.15) ? String(memory.value(random, 'session_token')) : '';
  const headers: Record<string, string> = /^[\w-]{44}$/.test(session) ? { 'x-stytch-member-session': session } : {};
  return { ...call, headers };
}

function inventCall(random: Random, memory: Memory) {
  const [method = '', route = '', ...needed] = random.pick(random.chance(0.7) ? ROUTES : OTHERS).split(' ');
  const part = (field: string) => encodeURIComponent(String(memory.value(random, field)).toWellFormed());
  const path = route
    .replace(':org', () => part('organization_id'))
    .replace(':member', () => part('member_id'))
    .replace(/\{(\w+)\}/g, (_, name: string) => part(name));
  const extra = random.chance(0.4) ? Array.from({ length: 1 + random.below(3) }, () => random.pick(FIELDS)) : [];
  const fields = [...needed.filter(() => random.chance(0.97)), ...extra];
  const body = Object.fromEntries(
    fields.map((field) => [field.replace(/^(organization|member)_query$/, 'query'), memory.value(random, field)]),
  );
  if (method !== 'GET') return { method, path, body: random.chance(0.02) ? '{"a":' : body };
  const query = new URLSearchParams(Object.entries(body).map(([key, value]) => [key, String(value).toWellFormed()]));
  return { method, path: `${path}?${query}`, body: undefined };
}

const SEEDS = [1, 2, 3, 4, 5, 6];

test.each(SEEDS)('no sequence of calls ends in a 500 (seed %i)', async (seed) => {
  const random = randomness(seed);
  const memory = new Memory();
  const clock = makeClock();
  const { project, send } = await makeSandbox({ now: clock.now });
  const { authorization, control } = await project();
  const statuses = new Map<number, number>();
  for (let step = 0; step < 400; step++) {
    const { method, path, body, headers } = invent(random, memory);
    const answer = await send(method, path.startsWith('/') ? path : `/v1/b2b/${path}`, {
      authorization,
      body,
      headers,
    });
    expect(answer.status, `seed ${seed}, step ${step}: ${method} ${path} ${JSON.stringify(body)}`).toBeLessThan(500);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    memory.learn(answer.body);
    memory.learn({ cursor: answer.body.results_metadata?.next_cursor });
    const { token, code, kind } = (await control('GET', 'messages')).body.messages?.[0] ?? {};
    memory.learn({
      code,
      ...(kind && { [String(kind) === 'discovery' ? 'discovery_magic_links_token' : 'magic_links_token']: token }),
    });
    if (random.chance(0.05)) clock.pass(random.below(20) * 60_000);
  }
  // A run without any success would prove nothing.
  expect(statuses.get(200)).toBeGreaterThan(60);
});

test.each([11, 12, 13])('no sequence of calls uses a token twice (seed %i)', async (seed) => {
  const random = randomness(seed);
  const { project } = await makeSandbox();
  const { token, post } = await project();
  const links: string[] = [];
  for (let i = 0; i < 8; i++) links.push(await token(`p${i}@example.com`));
  const opened = new Map<string, number>();
  const entered = new Map<string, number>();
  const held: string[] = [];
  const count = (map: Map<string, number>, key: string, answer: Answer) =>
    answer.status === 200 && map.set(key, (map.get(key) ?? 0) + 1);
  const open = async (link: string) => {
    const answer = await post('magic_links/discovery/authenticate', { discovery_magic_links_token: link });
    count(opened, link, answer);
    if (answer.status === 200) held.push(String(answer.body.intermediate_session_token));
  };
  const enter = async (intermediate_session_token: string) => {
    const [path, more] = random.chance(0.5)
      ? ['intermediate_sessions/exchange', { organization_id: 'globex' }]
      : ['organizations/create', {}];
    count(
      entered,
      intermediate_session_token,
      await post(`discovery/${path}`, { intermediate_session_token, ...more }),
    );
  };
  for (let round = 0; round < 30; round++) {
    await Promise.all(
      Array.from({ length: 6 }, () =>
        held.length > 0 && random.chance(0.5) ? enter(random.pick(held)) : open(random.pick(links)),
      ),
    );
  }
  expect(new Set(opened.values())).toEqual(new Set([1]));
  expect(new Set(entered.values())).toEqual(new Set([1]));
  expect(opened.size).toBeGreaterThan(4);
});

test('no project can read or change another one’s data', async () => {
  const { project } = await makeSandbox();
  const [mine, theirs] = [await project(), await project()];
  const link = await theirs.token('ada@example.com');
  const waiting = await theirs.intermediate('bob@example.com');
  const session = await theirs.session('cy@example.com');
  await theirs.post('organizations', {
    organization_name: 'Secret',
    organization_slug: 'secret',
    organization_external_id: 'ext',
  });
  const { organization_id } = session.organization ?? {};
  const { member_id: gone } = await theirs.session('gone@example.com');
  await theirs.call('DELETE', `/v1/b2b/organizations/globex/members/${gone}`);
  const { member_session_id } = session.member_session ?? {};
  const connect = { organization_id: 'globex', connection: { kind: 'oidc' } };
  const { connection_id } = (await theirs.control('POST', 'sso_connections', connect)).body.connection ?? {};
  const directory = { organization_id: 'globex', connection: { bearer_token: 'of-the-directory' } };
  const scim_id = (await theirs.control('POST', 'scim_connections', directory)).body.connection?.connection_id;
  await theirs.control('POST', 'm2m_clients', { client_id: 'job', client_secret: 'of-the-job' });
  const app = (await theirs.control('POST', 'connected_apps', { client_type: 'first_party_public' })).body;
  const app_id = app.connected_app?.client_id;
  const before = (await theirs.control('GET', 'snapshot')).text;
  const mail = (await theirs.newest()).id;
  const tries: [method: string, path: string, body?: object][] = [
    ['POST', 'magic_links/discovery/authenticate', { discovery_magic_links_token: link }],
    ['POST', 'magic_links/authenticate', { magic_links_token: link }],
    ['POST', 'discovery/organizations', { intermediate_session_token: waiting }],
    ['POST', 'discovery/organizations/create', { intermediate_session_token: waiting }],
    ['POST', 'discovery/intermediate_sessions/exchange', { intermediate_session_token: waiting, organization_id }],
    ['POST', 'sessions/authenticate', { session_token: session.session_token }],
    ['POST', 'sessions/authenticate', { session_jwt: session.session_jwt }],
    ['POST', 'sessions/exchange', { session_token: session.session_token, organization_id: 'globex' }],
    ['POST', 'sessions/revoke', { session_token: session.session_token }],
    ['POST', 'sessions/revoke', { member_session_id }],
    ['POST', 'sessions/revoke', { member_id: session.member_id }],
    ['GET', `sessions?organization_id=${organization_id}&member_id=${session.member_id}`],
    ...['secret', 'ext', organization_id].flatMap((name): [string, string, object?][] => [
      ['GET', `organizations/${name}`],
      ['PUT', `organizations/${name}`, { organization_name: 'Mine' }],
      ['DELETE', `organizations/${name}`],
      ['POST', `organizations/${name}/members`, { email_address: 'me@example.com' }],
      ['POST', 'organizations/members/search', { organization_ids: [name] }],
      ['DELETE', `organizations/${name}/external_id`],
      ['GET', `rbac/organizations/${name}`],
      ['PUT', `rbac/organizations/${name}`, { org_policy: { roles: [] } }],
    ]),
    ['GET', `organizations/globex/member?member_id=${session.member_id}`],
    ['PUT', `organizations/globex/members/${session.member_id}`, { name: 'Mine' }],
    ['DELETE', `organizations/globex/members/${session.member_id}`],
    ['DELETE', `organizations/globex/members/${session.member_id}/external_id`],
    ['POST', 'totp', { organization_id: 'globex', member_id: session.member_id }],
    ['GET', `recovery_codes/globex/${session.member_id}`],
    ['DELETE', `organizations/globex/members/${session.member_id}/totp`],
    [
      'POST',
      'otps/sms/send',
      { organization_id: 'globex', member_id: session.member_id, mfa_phone_number: '+15551234567' },
    ],
    ['PUT', `organizations/globex/members/${gone}/reactivate`],
    ['PUT', `sso/oidc/globex/connections/${connection_id}`, { display_name: 'Mine' }],
    ['DELETE', `sso/globex/connections/${connection_id}`],
    [
      'POST',
      'sso/external/globex',
      { external_organization_id: organization_id, external_connection_id: connection_id },
    ],
    ['PUT', `scim/globex/connection/${scim_id}`, { display_name: 'Mine' }],
    ['DELETE', `scim/globex/connection/${scim_id}`],
    ['GET', '/v1/m2m/clients/job'],
    ['DELETE', '/v1/m2m/clients/job'],
    ['POST', '/v1/m2m/clients/job/secrets/rotate/start'],
    ['GET', `/v1/connected_apps/clients/${app_id}`],
    ['DELETE', `/v1/connected_apps/clients/${app_id}`],
    ['GET', `organizations/members/dangerously_get/${session.member_id}?include_deleted=true`],
    ['GET', `organizations/members/dangerously_get/${gone}?include_deleted=true`],
  ];
  for (const [method, path, body] of tries) {
    const { status } = await mine.call(method, path.startsWith('/') ? path : `/v1/b2b/${path}`, body);
    expect([400, 401, 404], `${method} ${path}`).toContain(status);
  }
  // Another project's session is not accepted.
  const acting = await mine.callAs(session.session_token, 'PUT', '/v1/b2b/organizations/globex', {});
  expect(acting.body).toMatchObject({ error_type: 'session_not_found' });
  const everyone = { operator: 'OR', operands: [{ filter_name: 'statuses', filter_value: ['active', 'deleted'] }] };
  const everyMember = await mine.post('organizations/members/search', {
    organization_ids: ['globex'],
    query: everyone,
  });
  expect(everyMember.body).toMatchObject({
    members: [{ email_address: 'grace@example.com' }],
    results_metadata: { total: 1 },
  });
  for (const [filter_name, filter_value] of [
    ['organization_ids', [organization_id, 'secret', 'ext']],
    ['organization_name_fuzzy', 'ecre'],
    ['member_emails', ['cy@example.com', 'gone@example.com']],
    ['member_email_fuzzy', 'cy@'],
  ] as const) {
    const query = { operator: 'AND', operands: [{ filter_name, filter_value }] };
    expect((await mine.post('organizations/search', { query })).body, filter_name).toMatchObject({
      results_metadata: { total: 0 },
    });
  }
  expect((await mine.post('organizations/search', {})).body).toMatchObject({ results_metadata: { total: 1 } });
  expect((await mine.control('GET', `messages/${mail}`)).status).toBe(404);
  expect((await mine.control('GET', 'messages')).body).toEqual({ messages: [] });
  expect((await theirs.control('GET', 'snapshot')).text).toBe(before);
});

test('the random calls know every operation', () => {
  expect(OTHERS.length + new Set(ROUTES.map((route) => shapeOf(route.split(' ', 2).join(' ')))).size).toBe(
    OPERATIONS.length + OTHER_OPERATIONS.length,
  );
});
