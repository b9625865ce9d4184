import { expect, test } from 'vitest';
import { makeClock, makeSandbox, SITE, type Answer, type Json } from '../../testing/sandbox.ts';
import { fromBase32 } from '../totps/base32.ts';
import { codeAt, stepOf } from '../totps/totp-code.ts';

/*
 * Calls every operation that proves a factor, in random orders, as several browsers of one user and an attacker with
 * old tokens would. What an organization requires is written down here a second time, independent of the code.
 */

/** Pseudo-random numbers, the same for the same seed (mulberry32). */
function randomness(seed: number) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ada = 'ada@example.com';
const PHONE = '+15551234567';
const PASSWORDS = ['violet otter compiles 42', 'copper lantern reviews 17'];

/** The organizations, by their slugs. Ada is a member of each. */
const ORGANIZATIONS: Record<string, object> = {
  open: {},
  safe: { mfa_policy: 'REQUIRED_FOR_ALL' },
  apps: { mfa_policy: 'REQUIRED_FOR_ALL', mfa_methods: 'RESTRICTED', allowed_mfa_methods: ['totp'] },
  sso: { auth_methods: 'RESTRICTED', allowed_auth_methods: ['sso'] },
  google: {
    auth_methods: 'RESTRICTED',
    allowed_auth_methods: ['google_oauth', 'password'],
    mfa_policy: 'REQUIRED_FOR_ALL',
  },
};
const SLUGS = Object.keys(ORGANIZATIONS);

interface Factor {
  type: string;
  delivery_method: string;
  sequence_order: string;
  oidc_sso_factor?: { provider_id: string };
}

/** The first factors that each organization accepts; all others accept any. */
const FIRST: Record<string, (factor: Factor, connection: string) => boolean> = {
  sso: ({ oidc_sso_factor }, connection) => oidc_sso_factor?.provider_id === connection,
  google: ({ type, delivery_method }) => type === 'password' || delivery_method === 'oauth_google',
};
const SECOND: Record<string, string[]> = {
  safe: ['otp', 'totp', 'recovery_codes'],
  google: ['otp', 'totp', 'recovery_codes'],
  apps: ['totp', 'recovery_codes'],
};

/** Tokens and codes that must not be accepted twice. */
type Secret = [kind: string, value: unknown];

async function start(seed: number, shared: boolean) {
  const random = randomness(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const clock = makeClock();
  const sandbox = await makeSandbox({ now: clock.now });
  const project = await sandbox.project();
  const other = await sandbox.project();
  const { post, control } = project;
  await control('POST', 'settings', { password_policy: { cross_org_passwords_enabled: shared } });
  const ids: Record<string, Json> = {};
  for (const [slug, settings] of Object.entries(ORGANIZATIONS)) {
    await post('organizations', { organization_name: slug, organization_slug: slug, ...settings });
    ids[slug] = (await post(`organizations/${slug}/members`, { email_address: ada })).body;
  }
  const { body } = await control('POST', 'sso_connections', { organization_id: 'sso', connection: { kind: 'oidc' } });
  return {
    ...sandbox,
    ...project,
    other,
    clock,
    random,
    pick,
    ids,
    connection: String(body.connection?.connection_id),
  };
}

type Bench = Awaited<ReturnType<typeof start>>;

/** Signs Ada in at a provider, and returns the token that the app gets. */
async function atProvider({ send, publicToken }: Bench, path: string): Promise<string> {
  const who = `public_token=${publicToken}&provider_prompt=none&provider_login_hint=${ada}`;
  let at = `${path}${path.includes('?') ? '&' : '?'}${who}`;
  for (let i = 0; i < 5 && !at.startsWith('/authenticate'); i++)
    at = ((await send('GET', at)).headers.get('location') ?? '').replace(SITE, '');
  return new URL(at, SITE).searchParams.get('token') ?? '';
}

/** Tokens of earlier answers, newest last. */
const TOKENS = ['intermediate', 'session', 'code', 'link', 'secret', 'recovery', 'oauth', 'discovery_oauth', 'sso'];

function calls(bench: Bench, known: Map<string, unknown[]>) {
  const { random, pick, ids, clock } = bench;
  const any = (kind: string) => {
    const list = known.get(kind) ?? [];
    return list.length > 0 ? pick(list.slice(-3)) : 'x'.repeat(44);
  };
  const holding = (share = 0.5) => {
    if (random() > share) return {};
    return random() < 0.6 ? { intermediate_session_token: any('intermediate') } : { session_token: any('session') };
  };
  const organization_id = () => pick(SLUGS);
  const member = () => {
    const slug = pick(SLUGS);
    return { organization_id: slug, member_id: ids[slug]?.member_id };
  };
  const user = () => ({ organization_id: organization_id(), email_address: ada });
  const totp = () => {
    const secret = any('secret');
    return String(secret).length < 44
      ? codeAt(fromBase32(String(secret)), stepOf(clock.now()) + pick([-1, 0, 1]))
      : '123456';
  };
  const password = () => pick(PASSWORDS);
  type Call = [path: string, body: Record<string, unknown>, once?: Secret];
  const spending = (path: string, field: string, kind: string, more: object = {}): Call => {
    const value = any(kind);
    return [path, { ...more, [field]: value }, [kind, value]];
  };
  const made: (() => Call)[] = [
    () => ['magic_links/email/discovery/send', { email_address: ada }],
    () => ['magic_links/email/login_or_signup', user()],
    () => ['otps/email/discovery/send', { email_address: ada }],
    () => ['otps/email/login_or_signup', user()],
    () => ['passwords/email/reset/start', user()],
    () => ['passwords/discovery/email/reset/start', { email_address: ada }],
    () => spending('magic_links/discovery/authenticate', 'discovery_magic_links_token', 'link'),
    () => spending('magic_links/authenticate', 'magic_links_token', 'link', holding()),
    () => spending('otps/email/discovery/authenticate', 'code', 'code', { email_address: ada }),
    () => spending('otps/email/authenticate', 'code', 'code', { ...user(), ...holding() }),
    () => spending('passwords/email/reset', 'password_reset_token', 'link', { password: password(), ...holding() }),
    () => spending('passwords/discovery/email/reset', 'password_reset_token', 'link', { password: password() }),
    () => spending('oauth/discovery/authenticate', 'discovery_oauth_token', 'discovery_oauth'),
    () => spending('oauth/authenticate', 'oauth_token', 'oauth', holding()),
    () => spending('sso/authenticate', 'sso_token', 'sso', holding()),
    () => ['passwords/authenticate', { ...user(), password: password(), ...holding() }],
    () => ['passwords/discovery/authenticate', { email_address: ada, password: password() }],
    () => [
      'passwords/session/reset',
      { organization_id: organization_id(), password: password(), session_token: any('session') },
    ],
    () => ['passwords/existing_password/reset', { ...user(), existing_password: password(), new_password: password() }],
    () => ['discovery/intermediate_sessions/exchange', { ...user(), intermediate_session_token: any('intermediate') }],
    () => ['sessions/exchange', { organization_id: organization_id(), session_token: any('session') }],
    () => ['sessions/authenticate', { session_token: any('session') }],
    () => ['otps/sms/send', { ...member(), mfa_phone_number: PHONE, ...holding(0.8) }],
    () => spending('otps/sms/authenticate', 'code', 'code', { ...member(), ...holding(1) }),
    () => ['totp', { ...member(), ...holding(0.9) }],
    () => {
      const code = totp();
      return ['totp/authenticate', { ...member(), code, ...holding(1) }];
    },
    () => spending('recovery_codes/recover', 'recovery_code', 'recovery', { ...member(), ...holding(1) }),
    () => ['recovery_codes/rotate', member()],
  ];
  return () => pick(made)();
}

/** Logs in as a user does, where a second factor is required: with a text message or an authenticator app. */
async function complete(bench: Bench, secrets: Map<string, string>): Promise<Answer> {
  const { post, newest, ids, intermediate, pick, clock } = bench;
  const organization_id = pick(['safe', 'apps', 'google']);
  const entered =
    organization_id === 'google'
      ? await post('oauth/authenticate', {
          oauth_token: await atProvider(bench, '/v1/b2b/public/oauth/google/start?slug=google'),
        })
      : await post('discovery/intermediate_sessions/exchange', {
          intermediate_session_token: await intermediate(ada),
          organization_id,
        });
  const { intermediate_session_token } = entered.body;
  const held = { intermediate_session_token, organization_id, member_id: ids[organization_id]?.member_id };
  if (pick([true, false])) {
    await post('otps/sms/send', { ...held, mfa_phone_number: PHONE });
    return post('otps/sms/authenticate', { ...held, code: (await newest()).code });
  }
  const { secret } = (await post('totp', held)).body;
  if (secret) secrets.set(organization_id, String(secret));
  const known = secrets.get(organization_id) ?? '';
  return post('totp/authenticate', { ...held, code: codeAt(fromBase32(known), stepOf(clock.now())) });
}

/** Checks that a session has what its organization requires. */
function checkFactors(answer: Json, connection: string, because: string): string {
  const slug = String(answer.organization?.organization_slug);
  const factors = answer.member_session?.authentication_factors as unknown as Factor[];
  const first = factors.filter(({ sequence_order }) => sequence_order === 'PRIMARY');
  const second = factors.filter(({ sequence_order }) => sequence_order === 'SECONDARY');
  expect(
    first.some((factor) => FIRST[slug]?.(factor, connection) ?? true),
    because,
  ).toBe(true);
  const accepted = SECOND[slug];
  if (accepted)
    expect(
      second.some(({ type }) => accepted.includes(type)),
      because,
    ).toBe(true);
  return slug;
}

test.each([
  [1, false],
  [2, true],
  [3, false],
])(
  'no order of calls gives a session without the required factors, or uses anything twice (seed %i, shared passwords: %s)',
  { timeout: 60_000 },
  async (seed, shared) => {
    const bench = await start(seed, shared);
    const { post, newest, other, clock, random, pick, connection } = bench;
    const known = new Map<string, unknown[]>(TOKENS.map((kind) => [kind, []]));
    const learn = (kind: string, value: unknown) => value && known.get(kind)?.push(value);
    const next = calls(bench, known);
    const secrets = new Map<string, string>();
    const used = new Map<unknown, number>();
    const entered = new Set<string>();
    const before = (await other.control('GET', 'snapshot')).text;
    const history: string[] = [];

    for (let i = 0; i < 160; i++) {
      const because = () => `seed ${seed}, after ${history.slice(-12).join('\n')}`;
      if (random() < 0.15) {
        const [kind, path] = pick([
          ['discovery_oauth', '/v1/b2b/public/oauth/google/discovery/start'],
          ['oauth', `/v1/b2b/public/oauth/google/start?slug=${pick(SLUGS)}`],
          ['sso', `/v1/public/sso/start?connection_id=${connection}`],
        ] as const);
        learn(kind, await atProvider(bench, path));
        continue;
      }
      const [path, body, once]: ReturnType<typeof next> = random() < 0.1 ? ['complete', {}] : next();
      history.push(`${path} ${JSON.stringify(body)}`);
      // What one project accepts means nothing to another.
      if (once && random() < 0.1) expect((await other.post(path, body)).status, because()).toBeGreaterThanOrEqual(400);
      const send = () => (path === 'complete' ? complete(bench, secrets) : post(path, body));
      const answers = random() < 0.1 && path !== 'complete' ? await Promise.all([send(), send()]) : [await send()];
      for (const { status, body: answer } of answers) {
        expect(status, because()).toBeLessThan(500);
        if (status === 200 && once) {
          const name = once.join(' ');
          used.set(name, (used.get(name) ?? 0) + 1);
          expect(used.get(name), `${name} twice: ${because()}`).toBe(1);
        }
        learn('intermediate', answer.intermediate_session_token);
        learn('secret', answer.secret);
        for (const code of (answer.recovery_codes ?? []) as unknown as string[]) learn('recovery', code);
        if (!answer.member_session || !answer.session_token) continue;
        learn('session', answer.session_token);
        entered.add(checkFactors(answer, connection, because()));
      }
      const { code, token } = await newest();
      if (code && known.get('code')?.at(-1) !== code) learn('code', code);
      if (token && known.get('link')?.at(-1) !== token) learn('link', token);
      if (random() < 0.06) clock.pass(random() < 0.2 ? 3_600_000 : 31_000);
    }
    // A run without sessions or used tokens would prove nothing.
    expect([...entered].filter((slug) => slug in SECOND).length).toBeGreaterThan(1);
    expect(new Set([...used.keys()].map((name) => String(name).split(' ')[0])).size).toBeGreaterThan(3);
    expect((await other.control('GET', 'snapshot')).text).toBe(before);
  },
);

test('a TOTP code is accepted once, also by two calls at the same time', async () => {
  const bench = await start(9, false);
  const { post, intermediate, ids, clock } = bench;
  const login = async () => {
    const { body } = await post('discovery/intermediate_sessions/exchange', {
      intermediate_session_token: await intermediate(ada),
      organization_id: 'apps',
    });
    return {
      member_id: ids.apps?.member_id,
      organization_id: 'apps',
      intermediate_session_token: body.intermediate_session_token,
    };
  };
  const held = await login();
  const { secret } = (await post('totp', held)).body;
  const code = codeAt(fromBase32(String(secret)), stepOf(clock.now()));
  const body = { member_id: held.member_id, organization_id: 'apps', code };
  const both = [held, await login()].map(({ intermediate_session_token }) =>
    post('totp/authenticate', { ...body, intermediate_session_token }),
  );
  expect((await Promise.all(both)).map(({ status }) => status).sort()).not.toEqual([200, 200]);
  const { intermediate_session_token } = await login();
  expect((await post('totp/authenticate', { ...body, intermediate_session_token })).status).toBeGreaterThanOrEqual(400);
});
