/**
 * No operation scans a whole table. The tests imported here run with it, and the engine explains every
 * statement they run, PostgreSQL on filled tables. So the statements need no list of their own.
 */
import { sql, type CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Database, Place } from '../../../src/lib/store/database.ts';
import type { Exchange } from '../../../src/lib/wire/exchange.ts';
import { RUN_BY_NO_SCANS } from './run-by-no-scans.ts';

// A file's tests register only when its module is evaluated, and files of one worker share their modules.
vi.resetModules();
afterAll(() => void vi.resetModules());

const { Secret } = await import('../../../src/lib/config/secret.ts');
const { readSettings } = await import('../../../src/lib/config/settings.ts');
const { quietLog } = await import('../../../src/lib/log/log.ts');
const { createBench } = await import('../../../src/lib/bench/index.ts');
const { createSandbox } = await import('../../../src/lib/sandbox/index.ts');
const { CONTROL_ROUTES } = await import('../../../src/lib/sandbox/providers.ts');
const { OPERATIONS: PASSWORDLESS } = await import('../../../src/lib/sandbox/passwordless/operations.ts');
const { OPERATIONS: STYTCH } = await import('../../../src/lib/sandbox/stytch/operations.ts');
const { connect, openDatabase } = await import('../../../src/lib/store/database.ts');
const { createSeal } = await import('../../../src/lib/store/seal.ts');
const { makeNewPlace, workIn } = await import('../../../src/lib/store/testing/database.ts');
const { installRecorder } = await import('../../../src/lib/wire/recorder.ts');
const { startSandbox } = await import('../harness.ts');
const { scansOf } = await import('./explain.ts');
const { fill } = await import('./fill.ts');
for (const file of RUN_BY_NO_SCANS) await import(`../../../${file}`);

const seen = new Map<string, CompiledQuery>();
const note = (query: CompiledQuery) => {
  if (/^(select|insert|update|delete|with)\b/.test(query.sql)) seen.set(query.sql, query);
};

let place: Place;
let db: Database;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ place, remove } = await makeNewPlace());
  db = await openDatabase(place);
  // SQLite plans by the schema alone. PostgreSQL counts the rows, and chooses a scan where there are few.
  if (db.isShared) {
    await fill(db);
    await sql`analyze`.execute(db);
  }
  workIn(() => connect(place, { onQuery: note }));
}, 60_000);
afterAll(async () => {
  await db.destroy();
  await remove();
});

test('every route of the control plane is called', async () => {
  const { control, project, stytch } = await startSandbox();
  const gone = new Set<string>();
  const go = async (method: string, path: string, body?: object, id?: string) => {
    gone.add(`${method} ${path.split('?')[0]}`);
    const answer = await control(method, path.replace('{id}', id ?? ''), project, body);
    expect(answer.status).toBeLessThan(300);
    return answer.body;
  };
  await stytch.magicLinks.email.discovery.send({ email_address: 'ada@example.com' });
  const { messages } = await go('GET', '/messages');
  await go('GET', '/messages?to=ada@example.com');
  await go('GET', '/messages/{id}', undefined, messages[0].id);
  const { calls } = await go('GET', '/calls');
  await go('GET', `/calls?after=${calls[0].id}`);
  const fault = await go('POST', '/faults', { operation: 'sessions.get', kind: 'error' });
  await go('GET', '/faults');
  const snapshot = await go('GET', '/snapshot');
  await go('DELETE', '/faults/{id}', undefined, fault.id);
  await go('DELETE', '/faults');
  const url = 'http://localhost:8000/authenticate';
  await go('POST', '/redirect_urls', { url });
  await go('GET', '/redirect_urls');
  await go('DELETE', '/redirect_urls', { url });
  await go('POST', '/clock', { advance_seconds: 60 });
  await go('POST', '/clock', { reset: true });
  await go('GET', '/clock');
  await go('POST', '/keys/rotate');
  const jwks = { keys: [{ kty: 'EC' }] };
  await go('POST', '/trusted_token_profiles', { issuer: 'a', audience: 'b', jwks });
  await go('GET', '/trusted_token_profiles');
  await go('POST', '/external_sessions', { session_token: 'a' });
  await go('GET', '/settings');
  await go('POST', '/settings', { oauth_providers: ['google'] });
  await go('GET', '/idp');
  await go('POST', '/idp', { people: [] });
  const { member } = await stytch.organizations.members.create({
    organization_id: 'globex',
    email_address: 'kim@example.com',
  });
  await go('POST', '/impersonation_tokens', { organization_id: 'globex', member_id: member.member_id });
  for (const kind of ['oidc', 'saml'])
    await go('POST', '/sso_connections', { organization_id: 'globex', connection: { kind } });
  await go('POST', '/scim_connections', {
    organization_id: 'globex',
    connection: { bearer_token: 'of-the-directory' },
  });
  await go('POST', '/m2m_clients', { client_secret: 'of-the-job' });
  await go('POST', '/connected_apps', { client_type: 'first_party_public' });
  await go('GET', '/passwordless');
  await go('POST', '/snapshot', snapshot);
  await go('POST', '/reset');
  const routes = CONTROL_ROUTES.map(({ method, path }) => `${method} ${path}`);
  expect(routes.filter((route) => !gone.has(route))).toEqual([]);
});

test('the tests above have called every emulated operation', async () => {
  const rows = await db.selectFrom('sandbox_calls').select('exchanges').execute();
  const called = rows.flatMap(({ exchanges }) => JSON.parse(exchanges) as Exchange[]);
  const names = new Set(called.map(({ operation }) => operation));
  expect([...STYTCH, ...PASSWORDLESS].map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
});

test('no statement of an operation, of the bench or of a sweep scans a table', { timeout: 60_000 }, async () => {
  const swept = await connect(place, { onQuery: note });
  const url = 'http://localhost:3000';
  const parts = { db: swept, siteUrl: url, redirectHosts: [], projectsPerAddress: 50, log: quietLog };
  const lab = {
    ...parts,
    settings: readSettings({ SITE_URL: url }),
    seal: createSeal(new Secret('a key for tests')),
    providerUrl: url,
    record: installRecorder(),
  };
  // Sweeps again, because a test above has swept in the distant future, where a full scan is right.
  for (const { sweep } of [createSandbox(parts), createBench(lab)]) await sweep(Date.now());
  await swept.destroy();

  expect(seen.size).toBeGreaterThan(100);
  const problems: Record<string, string[]> = {};
  for (const query of seen.values()) {
    const scans = await scansOf(db, query);
    if (scans.length > 0) problems[query.sql] = scans;
  }
  expect(problems).toEqual({});
});
