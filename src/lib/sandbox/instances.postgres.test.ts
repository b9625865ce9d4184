import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { quietLog } from '../log/log.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { installBudgets } from '../store/budgets/index.ts';
import { newPlace } from '../store/testing/database.ts';
import { createSandbox } from './index.ts';
import { startSession } from './stytch/sessions/store.ts';
import { findOrganization } from './stytch/store.ts';
import { insertMember } from './stytch/members/insert.ts';
import { asFetch } from './testing/fetch.ts';
import { makeSandbox } from './testing/sandbox.ts';

const SITE = 'http://localhost:3000';
/** More than these tests write. */
const BUDGETS = { projectBytes: 1e9, networkBytes: 1e9 };

/** Starts two instances on one database, and creates a project that both serve. */
const start = async () => (await startProject()).call;

async function startProject() {
  const place = await newPlace();
  const open = async (): Promise<Database> => {
    const db = await openDatabase(place);
    onTestFinished(() => db.destroy());
    return db;
  };
  const databases = [await open(), await open()] as const;
  // As on a public site: what a write adds is counted in its project's row.
  await installBudgets(databases[0], BUDGETS);
  const instances = databases.map((db) =>
    asFetch(createSandbox({ db, siteUrl: SITE, redirectHosts: [], projectsPerAddress: 50, log: quietLog }).handle),
  );
  const made = await instances[0]?.(new Request(`${SITE}/_sandbox/projects`, { method: 'POST' }));
  const { project_id, secret, public_token, passwordless } = (await made?.json()) as {
    project_id: string;
    secret: string;
    public_token: string;
    passwordless: { api_secret: string };
  };
  const headers = {
    authorization: `Basic ${Buffer.from(`${project_id}:${secret}`).toString('base64')}`,
    apisecret: passwordless.api_secret,
    'content-type': 'application/json',
  };
  const call = async (which: number, method: string, path: string, body?: object) => {
    const answer = await instances[which]?.(
      new Request(SITE + path, { method, headers, ...(body && { body: JSON.stringify(body) }) }),
    );
    const text = (await answer?.text()) ?? '';
    const location = answer?.headers.get('location') ?? '';
    return { status: answer?.status, location, body: text === '' ? {} : JSON.parse(text) };
  };
  return { call, public_token };
}

const concurrently = <T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => work(i)));

test('a call to one instance is in the record that the other returns', async () => {
  const call = await start();
  for (let i = 0; i < 10; i++) {
    await call(i % 2, 'GET', '/v1/b2b/organizations/globex');
    expect((await call((i + 1) % 2, 'GET', '/_sandbox/calls')).body.calls).toHaveLength(i + 1);
  }
});

test('calls that both instances answer in one millisecond are all recorded', async () => {
  const call = await start();
  await concurrently(60, (i) => call(i % 2, 'GET', '/v1/b2b/organizations/globex'));
  expect((await call(0, 'GET', '/_sandbox/calls')).body.calls).toHaveLength(60);
});

test('a record that one instance cleared stays empty', async () => {
  const call = await start();
  await call(0, 'GET', '/v1/b2b/organizations/globex');
  await call(1, 'POST', '/_sandbox/reset');
  expect((await call(0, 'GET', '/_sandbox/calls')).body.calls).toEqual([]);
});

test('each of several faults applies to one of as many concurrent calls', async () => {
  const call = await start();
  for (let i = 0; i < 30; i++)
    await call(0, 'POST', '/_sandbox/faults', { operation: 'organizations.get', kind: 'error', status: 503, times: 1 });
  const answers = await concurrently(30, (i) => call(i % 2, 'GET', '/v1/b2b/organizations/globex'));
  expect(answers.filter(({ status }) => status !== 503)).toEqual([]);
});

test('a clock moved and a key rotated on one instance apply on the other', async () => {
  const call = await start();
  const jwks = async (which: number, project: string) =>
    (await call(which, 'GET', `/v1/b2b/sessions/jwks/${project}`)).body.keys.map(({ kid }: { kid: string }) => kid);
  const { project_id } = (await call(0, 'POST', '/_sandbox/reset')).body;
  await jwks(1, project_id);
  const { kid } = (await call(0, 'POST', '/_sandbox/keys/rotate')).body;
  expect(await jwks(1, project_id)).toContain(kid);
  await call(0, 'POST', '/_sandbox/clock', { advance_seconds: 3600 });
  expect((await call(1, 'GET', '/_sandbox/clock')).body.offset_seconds).toBe(3600);
});

test('aliases can be set concurrently for one user, and the last call wins', async () => {
  const call = await start();
  const set = (i: number) =>
    call(i % 2, 'POST', '/passwordless/alias', { userId: 'ada', aliases: [`a${i}`, 'ada'], hashing: false });
  expect((await concurrently(10, set)).map(({ status }) => status)).toEqual(Array(10).fill(204));
  expect((await call(0, 'GET', '/passwordless/alias/list?userId=ada')).body.values).toHaveLength(2);
});

test.each<[name: string, method: string, path: string, bodyOf: (i: number) => object | undefined]>([
  // A row that changes its size changes what is counted for its project, too.
  ['changes of an organization', 'PUT', '/v1/b2b/organizations/globex', (i) => ({ organization_name: 'a'.repeat(i) })],
  ['the end of an organization', 'DELETE', '/v1/b2b/organizations/globex', () => undefined],
  ['aliases', 'POST', '/passwordless/alias', () => ({ userId: 'ada', aliases: ['ada'] })],
])('concurrent resets and %s never deadlock', async (_, method, path, bodyOf) => {
  const call = await start();
  const answers = await concurrently(60, (i) =>
    i % 3 ? call(i % 2, method, path, bodyOf(i)) : call(i % 2, 'POST', '/_sandbox/reset'),
  );
  expect(answers.filter(({ status }) => status !== undefined && status >= 500)).toEqual([]);
});

test('deleting or reactivating members while their organization is deleted never deadlocks', async () => {
  const call = await start();
  const acme = '/v1/b2b/organizations/acme';
  for (let round = 0; round < 10; round++) {
    await call(0, 'POST', '/v1/b2b/organizations', { organization_name: 'Acme', organization_slug: 'acme' });
    const members = await concurrently(12, async (i) => {
      const { body } = await call(i % 2, 'POST', `${acme}/members`, { email_address: `m${i}@acme.example` });
      return `${acme}/members/${body.member_id}`;
    });
    await concurrently(4, (i) => call(i % 2, 'DELETE', members[i] ?? ''));
    const answers = await concurrently(13, (i) => {
      if (i === 8) return call(0, 'DELETE', acme);
      return i < 4 ? call(i % 2, 'PUT', `${members[i]}/reactivate`) : call(i % 2, 'DELETE', members[i] ?? '');
    });
    expect(answers.filter(({ status }) => status !== undefined && status >= 500)).toEqual([]);
  }
});

test('changing sessions while their members are deleted never deadlocks', { timeout: 30_000 }, async () => {
  const call = await start();
  const b2b = (path: string, body: object) => call(0, 'POST', `/v1/b2b/${path}`, body);
  const logIn = async (email_address: string) => {
    await b2b('magic_links/email/discovery/send', { email_address });
    const [mail] = (await call(0, 'GET', `/_sandbox/messages?to=${email_address}`)).body.messages;
    const discovered = await b2b('magic_links/discovery/authenticate', { discovery_magic_links_token: mail.token });
    const { intermediate_session_token } = discovered.body;
    const exchange = { intermediate_session_token, organization_id: 'globex' };
    return (await b2b('discovery/intermediate_sessions/exchange', exchange)).body;
  };
  for (let round = 0; round < 8; round++) {
    const held = await concurrently(6, (i) => logIn(`m${round}-${i}@example.com`));
    const change = (i: number) => ({
      session_token: held[i % 6].session_token,
      session_duration_minutes: 60,
      session_custom_claims: { [`claim-${i}`]: i },
    });
    const answers = await concurrently(36, (i) => {
      if (i === 30) return call(1, 'POST', '/_sandbox/reset');
      if (i % 6 < 5) return call(i % 2, 'POST', '/v1/b2b/sessions/authenticate', change(i));
      return call(i % 2, 'DELETE', `/v1/b2b/organizations/globex/members/${held[(i - 5) / 6].member_id}`);
    });
    expect(answers.filter(({ status }) => status !== undefined && status >= 500)).toEqual([]);
  }
});

test('two concurrent sweeps delete what expired and nothing else', async () => {
  const { db, project, sweep } = await makeSandbox();
  const { id } = await project();
  await db.updateTable('sandbox_projects').set({ last_used_at: 0 }).where('id', '=', id).execute();
  const living = await project();
  await concurrently(6, () => sweep(Date.now()));
  expect(await db.selectFrom('sandbox_projects').select('id').execute()).toEqual([{ id: living.id }]);
});

test('a snapshot taken during a first login is consistent', async () => {
  const { db, project } = await makeSandbox();
  const { id, control } = await project();
  const now = Date.now();
  // Taking the snapshot waits before it reads the sessions. By then it may have read the members, without this one.
  const taken = await db.transaction().execute(async (trx) => {
    await sql`lock table sandbox_sessions in access exclusive mode`.execute(trx);
    const taking = control('GET', 'snapshot');
    const waiting = sql`select 1 from pg_locks where not granted and relation = 'sandbox_sessions'::regclass`;
    await vi.waitFor(async () => expect((await waiting.execute(trx)).rows).toHaveLength(1));
    const call = { db: trx, project: { id }, now } as Parameters<typeof startSession>[0];
    const organization = await findOrganization(call, 'globex');
    const ada = { organization_id: organization.id, email_address: 'ada@new.example', email_verified: 1 };
    await startSession(call, await insertMember(trx, id, now, { ...ada, status: 'active' }), [], {});
    return { taking };
  });
  const snapshot = await taken.taking;
  expect(snapshot.status).toBe(200);
  expect((await control('POST', 'snapshot', snapshot.body)).status).toBe(200);
});

test.each(['SSO', 'Google'])('a login with %s may meet another instance at every step', async (way) => {
  const { call, public_token } = await startProject();
  const connection = { organization_id: 'globex', connection: { kind: 'oidc' } };
  const { connection_id } = (await call(0, 'POST', '/_sandbox/sso_connections', connection)).body.connection;
  const grace = `public_token=${public_token}&provider_prompt=none&provider_login_hint=grace@example.com`;
  const starts =
    way === 'SSO'
      ? `/v1/public/sso/start?connection_id=${connection_id}`
      : '/v1/b2b/public/oauth/google/start?slug=globex';
  let at = `${starts}&${grace}`;
  let hops = 0;
  for (; hops < 6 && !at.startsWith('/authenticate'); hops++)
    at = (await call(hops % 2, 'GET', at)).location.replace(SITE, '');
  const token = new URL(at, SITE).searchParams.get('token');
  const authenticate = (which: number) =>
    way === 'SSO'
      ? call(which, 'POST', '/v1/b2b/sso/authenticate', { sso_token: token })
      : call(which, 'POST', '/v1/b2b/oauth/authenticate', { oauth_token: token });
  // Both are asked for the same token: one of them logs in.
  const answers = await concurrently(2, authenticate);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  const { session_token } = answers.find(({ status }) => status === 200)?.body ?? {};
  for (const which of [0, 1])
    expect((await call(which, 'POST', '/v1/b2b/sessions/authenticate', { session_token })).body).toMatchObject({
      member: { email_address: 'grace@example.com' },
    });
  expect(hops).toBeGreaterThan(2);
});
