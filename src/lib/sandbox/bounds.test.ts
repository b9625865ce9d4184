import { expect, onTestFinished, test } from 'vitest';
import { installBudgets } from '../store/budgets/index.ts';
import { openDatabase } from '../store/database.ts';
import { newPlace } from '../store/testing/database.ts';
import type { Exchange } from '../wire/exchange.ts';
import { makeSandbox } from './testing/sandbox.ts';

const BUDGETS = { projectBytes: 100_000, networkBytes: 1_000_000 };
const BOUNDS = { callBytes: 30_000, responseBytes: 60_000, searchCost: 1000 };

/** A sandbox as on a public site. Its database is its own, because on PostgreSQL budgets stay in it. */
async function makePublic(bounds: Partial<typeof BOUNDS> = {}, budgets: Partial<typeof BUDGETS> = {}) {
  const db = await openDatabase(await newPlace());
  onTestFinished(() => db.destroy());
  await installBudgets(db, { ...BUDGETS, ...budgets });
  const made = await makeSandbox({ db, bounds: { ...BOUNDS, ...bounds } });
  const { project_id, api } = await made.project().then(async (project) => ({ project_id: project.id, api: project }));
  const stored = async () => {
    const row = db.selectFrom('sandbox_projects').select('bytes').where('id', '=', project_id);
    return (await row.executeTakeFirstOrThrow()).bytes;
  };
  return { ...made, db, api, stored };
}

type Api = Awaited<ReturnType<typeof makePublic>>['api'];

/** An organization of about 6 KB. */
const large = (number: number) => ({
  organization_name: `Large ${number}`,
  organization_slug: `large-${number}`,
  organization_logo_url: `https://example.com/${'x'.repeat(2000)}`,
  trusted_metadata: { a: 'x'.repeat(3500) },
});

async function fill({ post }: Api): Promise<number> {
  for (let number = 0; ; number++) {
    const { status, body } = await post('organizations', large(number));
    if (status === 200) continue;
    expect([status, body.error_type]).toEqual([507, 'project_full']);
    return number;
  }
}

async function callsOf({ control }: Pick<Api, 'control'>): Promise<{ calls: Exchange[] }> {
  return JSON.parse((await control('GET', 'calls')).text) as { calls: Exchange[] };
}

test('a project that is full refuses to store more, and can be read, reduced and reset', async () => {
  const { api, stored } = await makePublic();
  const count = await fill(api);
  expect(count).toBeGreaterThan(0);
  expect(await stored()).toBeLessThanOrEqual(BUDGETS.projectBytes);
  const mail = { email_address: 'ada@example.com' };
  let sent = 200;
  for (let i = 0; sent === 200 && i < 500; i++)
    sent = (await api.post('magic_links/email/discovery/send', mail)).status;
  expect(sent).toBe(507);
  expect((await api.call('GET', '/v1/b2b/organizations/large-0')).status).toBe(200);
  expect((await api.call('DELETE', '/v1/b2b/organizations/large-0')).status).toBe(200);
  expect((await api.post('magic_links/email/discovery/send', mail)).status).toBe(200);
  expect((await api.control('POST', 'reset')).status).toBe(200);
  expect((await api.post('organizations', large(0))).status).toBe(200);
});

test('Passwordless.dev words a full project as a problem', async () => {
  const { api, db, send } = await makePublic();
  await fill(api);
  const { api_secret } = (await api.control('GET', 'passwordless')).body as unknown as { api_secret: string };
  const settings = { timeToLive: '00:00:30', userVerificationRequirement: 'Required', performedBy: 'ann' };
  await db.updateTable('store_state').set({ is_full: 1 }).execute();
  const { status, headers, body } = await send('POST', '/passwordless/auth-configs/add', {
    headers: { apisecret: api_secret },
    body: { purpose: 'pay', ...settings },
  });
  expect([status, headers.get('content-type')]).toEqual([507, 'application/problem+json']);
  expect(body).toMatchObject({ title: 'This sandbox has no room for more data.' });
});

test('recorded calls are kept within their bytes, the newest of them', async () => {
  const { api, db } = await makePublic();
  const body = { organization_name: 'x'.repeat(5000) };
  for (let i = 0; i < 60; i++) await api.post('organizations', body);
  await api.post('organizations', { organization_name: '' });
  const { calls } = await callsOf(api);
  expect(calls.at(-1)?.request.body).toBe('{"organization_name":""}');
  const rows = await db.selectFrom('sandbox_calls').select('exchanges').execute();
  expect(rows.map(({ exchanges }) => exchanges).join('').length).toBeLessThanOrEqual(BOUNDS.callBytes);
});

test('a search ends its page before the response gets too large', async () => {
  const { api } = await makePublic();
  const count = await fill(api);
  let listed = 0;
  let cursor = '';
  do {
    const { status, text, body } = await api.post('organizations/search', { limit: 1000, cursor });
    expect(status).toBe(200);
    expect(text.length).toBeLessThanOrEqual(BOUNDS.responseBytes);
    listed += Number(body.organizations?.length);
    cursor = String(body.results_metadata?.next_cursor ?? '');
  } while (cursor);
  // And the one that the project started with.
  expect(listed).toBe(count + 1);
});

test('a search that compares too much is refused before it runs', async () => {
  const { api } = await makePublic({ searchCost: 60 });
  for (let i = 0; i < 10; i++)
    await api.post('organizations/globex/members', { email_address: `user-${i}@example.com` });
  const search = (count: number) => {
    const operand = { filter_name: 'member_email_fuzzy', filter_value: 'user' };
    const query = { operator: 'OR', operands: Array.from({ length: count }, () => operand) };
    return api.post('organizations/members/search', { organization_ids: ['globex'], query });
  };
  expect((await search(1)).body).toMatchObject({ results_metadata: { total: 10 } });
  expect((await search(100)).body).toMatchObject({ status_code: 400, error_type: 'search_too_expensive' });
  const operand = { filter_name: 'member_email_fuzzy', filter_value: 'user' };
  const query = { operator: 'OR', operands: Array.from({ length: 100 }, () => operand) };
  expect((await api.post('organizations/search', { query })).body).toMatchObject({
    error_type: 'search_too_expensive',
  });
});

test('a snapshot that would be too large is refused before it is taken', async () => {
  const { api } = await makePublic();
  expect((await api.control('GET', 'snapshot')).status).toBe(200);
  await fill(api);
  expect((await api.control('GET', 'snapshot')).body).toMatchObject({ error_type: 'response_too_large' });
  expect((await api.control('POST', 'snapshot', { more: 'x'.repeat(150_000) })).status).toBe(413);
});

test('a response that is too large is refused in the words of the API', async () => {
  const { api } = await makePublic({ responseBytes: 1000 });
  expect((await api.call('GET', '/v1/b2b/organizations/globex')).body).toMatchObject({
    error_type: 'response_too_large',
  });
});

test('a recorded call has no headers of the caller’s browser or proxy', async () => {
  const { project } = await makeSandbox();
  const { send, authorization, control } = await project();
  const headers = { cookie: 'a=b', 'x-forwarded-for': '203.0.113.1', 'user-agent': 'sdk/1' };
  await send('GET', '/v1/b2b/organizations/globex', { authorization, headers });
  const { calls } = await callsOf({ control });
  const names = calls.at(-1)?.request.headers.map(([name]) => name);
  expect(names).toEqual(['authorization', 'content-type', 'user-agent']);
});
