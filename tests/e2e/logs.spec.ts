import type { APIRequestContext } from '@playwright/test';
import { basic } from './fixtures.ts';
import { benchClient } from './bench-client.ts';
import { actions } from './outline.ts';
import { expect, test } from './own-server.ts';

/** Fields with values that a log must not contain. */
const SECRET = /(token|jwt|secret|email_address)$/;

/** Returns every secret in a run result, also inside the bodies it shows. */
function secretsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    if (SECRET.test(key)) return [value];
    return /^[[{]/.test(value) ? secretsIn(JSON.parse(value)) : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => secretsIn(item, name));
}

/** Runs everything, opens a link as a browser would, and causes every kind of failure. */
async function useEverything(request: APIRequestContext, origin: string): Promise<string[]> {
  const lab = benchClient(request, origin);
  const project = await lab.project();
  const headers = { authorization: basic(project) };
  const results: unknown[] = [project, { basic_token: basic(project).replace('Basic ', '') }];
  const run = async (step: string, action: string, input = {}) =>
    results.push((await lab.run(step, action, input)).result);

  for (const { step, action } of actions) {
    results.push(await lab.prepare(step, action.id));
    await run(step, action.id);
    results.push(await lab.state(step));
  }
  for (const fault of [
    { kind: 'error', status: 503 },
    { kind: 'error', status: 429 },
  ]) {
    const operation = 'magic_links.email.discovery.send';
    await request.post('/_sandbox/faults', { headers, data: { ...fault, operation, times: 1 } });
    await run('see-it-happen', 'send', { email: 'bob.in.trouble@example.com' });
  }
  await run('see-it-happen', 'send', { email: 'no.address.at.all' });
  const [mail] = await lab.inbox();
  await request.get(mail?.link ?? '');
  const form = { email: 'carol@example.com' };
  await request.post('/request_magic_link', { headers: { origin }, form });
  const [second] = await lab.inbox();
  await request.get(second?.link ?? '');
  await request.get(second?.link ?? '');
  await request.get('/authenticate?stytch_token_type=discovery&token=mistyped-token');
  await request.post('/api/bench/run', { headers: { origin }, data: '{"session_token":"half-a-token' });
  await request.get('/v1/b2b/organizations/globex', { headers: { authorization: 'Basic bm9uZTpub25l' } });

  const { cookies } = await request.storageState();
  const { messages } = await (await request.get('/_sandbox/messages', { headers })).json();
  results.push(messages, Object.fromEntries(cookies.map(({ name, value }) => [`${name}_token`, value])));
  const typed = ['bob.in.trouble@example.com', 'no.address.at.all', form.email, 'mistyped-token', 'half-a-token'];
  return [...new Set([...secretsIn(results), ...typed])].filter((secret) => secret.length > 5);
}

test('no token, secret or address is logged while a reader goes through everything', async ({
  playwright,
  startServer,
}) => {
  const server = await startServer({ env: { LOG_LEVEL: 'debug' } });
  const request = await playwright.request.newContext({ baseURL: server.url });
  const secrets = await useEverything(request, server.url);
  await request.dispose();
  expect(await server.stop()).toBe(0);

  expect(secrets.length).toBeGreaterThan(20);
  for (const address of ['ada@example.com', 'linus@example.com']) expect(secrets).toContain(address);
  expect(server.output()).toContain('"path":"/authenticate"');
  expect(secrets.filter((secret) => server.output().includes(secret))).toEqual([]);
  expect(server.output()).not.toMatch(/@example\.com|%40example|\?/);
});

test('the access log has one line per request, without its query', async ({ startServer }) => {
  const server = await startServer({ env: { LOG_LEVEL: 'info' } });
  await fetch(`${server.url}/authenticate?stytch_token_type=discovery&token=secret-of-a-mail`);
  expect(await server.stop()).toBe(0);
  const lines = server
    .output()
    .split('\n')
    .filter((line) => line.includes('/authenticate'));
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ method: 'GET', path: '/authenticate', msg: 'request' });
  expect(server.output()).not.toMatch(/secret-of-a-mail|stytch_token_type/);
});
