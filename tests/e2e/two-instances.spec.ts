import type { APIRequestContext, APIResponse } from '@playwright/test';
import { findPrograms, startPostgres } from '../postgres/server.ts';
import { benchClient } from './bench-client.ts';
import { findNginx, startNginx } from './nginx.ts';
import { actions } from './outline.ts';
import { expect, test } from './own-server.ts';
import { readerOf } from './passkey-reader.ts';
import { freePort } from './processes.ts';

/** Remembers the text of every response, to look for what must not be in any. */
function reading(request: APIRequestContext): { request: APIRequestContext; texts: string[] } {
  const texts: string[] = [];
  const wrap =
    (method: 'get' | 'post') =>
    async (...given: Parameters<APIRequestContext['get']>): Promise<APIResponse> => {
      const response = await request[method](...given);
      texts.push(JSON.stringify(response.headers()), await response.text());
      return response;
    };
  return { request: Object.assign(Object.create(request), { get: wrap('get'), post: wrap('post') }), texts };
}

test('both guides work on two instances behind nginx, although one is killed in the middle', async ({
  playwright,
  startServer,
  start,
  folder,
}) => {
  test.skip(!findPrograms() || !(await findNginx()), 'needs PostgreSQL and nginx');
  test.setTimeout(90_000);
  const postgres = await startPostgres();
  const port = await freePort();
  const SITE_URL = `https://localhost:${port}`;
  const env = { SITE_URL, DATABASE_URL: postgres.url, APP_SECRET: 's'.repeat(40), TRUSTED_PROXIES: '127.0.0.1' };
  const first = await startServer({ env: { ...env, LOG_LEVEL: 'info' } });
  const second = await startServer({ env: { ...env, LOG_LEVEL: 'info' } });
  startNginx(start, folder, port, [first.port, second.port]);
  const context = await playwright.request.newContext({ baseURL: SITE_URL, ignoreHTTPSErrors: true });
  const { request, texts } = reading(context);
  await expect(async () => expect((await context.get('/readyz')).ok()).toBe(true)).toPass();

  const lab = benchClient(request, SITE_URL);
  const passkeys = readerOf(request, SITE_URL);
  const walkStytch = async (from: number, to: number) => {
    for (const { step, action } of actions.slice(from, to)) {
      await lab.prepare(step, action.id);
      const { result } = await lab.run(step, action.id);
      const kinds = action.demonstratesFailure ? ['done', 'refused'] : ['done'];
      expect(kinds, `${step}/${action.id}`).toContain(result.outcome.kind);
    }
  };
  const middle = Math.floor(actions.length / 2);
  await walkStytch(0, middle);
  expect((await passkeys.register()).result.outcome).toMatchObject({ kind: 'done' });
  for (const { output } of [first, second]) expect(output()).toMatch(/"path":"\/api\/bench\/run","status":200/);

  await second.kill();
  await walkStytch(middle, actions.length);
  const { answer, result } = await passkeys.signIn();
  expect(result.outcome).toMatchObject({ kind: 'done' });
  expect(await passkeys.verify(answer.body?.token)).toBe(200);
  await request.get('/inbox/');
  await request.get('/guides/stytch-b2b/see-it-happen/');

  expect(texts.length).toBeGreaterThan(50);
  for (const local of [`:${first.port}`, `:${second.port}`, '127.0.0.1:'])
    expect(texts.filter((text) => text.includes(local))).toEqual([]);
  await context.dispose();
  await first.stop();
  await postgres.stop();
});
