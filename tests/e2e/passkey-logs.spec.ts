import { expect, test } from './own-server.ts';
import { readerOf } from './passkey-reader.ts';

/** Matches tokens, sessions and keys. A run's id gives no access by itself, so it isn't one. */
const SECRETS = /(register|verify|session)_[\w-]{20,}|\w+:(public|secret):[0-9a-f]{32}/g;

test('no token, key or alias is logged while a reader uses a passkey', async ({ playwright, startServer }) => {
  const server = await startServer({ env: { LOG_LEVEL: 'debug' } });
  const request = await playwright.request.newContext({ baseURL: server.url });
  const ada = readerOf(request, server.url);
  const results: unknown[] = [await ada.register(), await ada.signIn(), await ada.signIn({ badSignature: true })];
  const { answer } = await ada.signIn();
  expect(await ada.verify(answer.body.token)).toBe(200);
  expect(await ada.verify('verify_mistyped-by-somebody-in-a-hurry')).toBe(400);
  const project = await (
    await request.post('/api/bench/project', { headers: { origin: server.url }, data: {} })
  ).json();
  const { api_url, api_key, api_secret } = project.passwordless;
  // Swapped keys and a malformed body, because failures are logged most.
  await request.post(`${api_url}/register/token`, { headers: { ApiSecret: api_key }, data: { userId: 'u' } });
  await request.post(`${api_url}/signin/begin`, { headers: { ApiKey: api_secret }, data: '{' });
  results.push(project);
  await request.dispose();
  expect(await server.stop()).toBe(0);

  const secrets = new Set(JSON.stringify(results).match(SECRETS));
  expect(secrets.size).toBeGreaterThanOrEqual(8);
  expect(server.output()).toContain('"path":"/verify-signin"');
  expect([...secrets].filter((secret) => server.output().includes(secret))).toEqual([]);
  expect(server.output().match(SECRETS)).toBeNull();
  expect(server.output()).not.toMatch(/mistyped-by-somebody|ada@example\.com|ada%40example/);
});
