import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { alive, bench, run, said, step } from './guide.ts';
import { expect, test } from './provider.ts';

test('credentials that are unused for an hour are forgotten, and nothing else answers instead', async ({
  page,
  provider,
  startLive,
  folder,
}) => {
  const project = await provider.makeProject();
  const { url } = await startLive();
  const headers = { origin: url };
  const data = { guide: 'stytch-b2b', id: project.project_id, secret: project.secret };
  await page.goto(url);
  expect((await page.request.post(`${url}/api/bench/connection/keep`, { headers, data })).status()).toBe(200);

  // An hour later, for the store.
  const store = new DatabaseSync(join(folder, 'data', 'first-login.sqlite'));
  store.exec('update bench_connections set used_at = used_at - 3600001');
  await page.goto(step(url, 'see-it-happen'));
  await alive(page);
  await run(page).click();
  await expect(said(page)).toContainText('Your credentials were removed because you didn’t use them for an hour.');
  expect(store.prepare('select sealed from bench_connections').all()).toEqual([{ sealed: null }]);
  store.close();
  const app = await page.request.post(`${url}/request_magic_link`, { headers, form: { email: 'ada@lovelace.dev' } });
  expect(await app.text()).toContain('Your credentials were removed');
  expect(await provider.messages(project)).toEqual([]);

  await bench(page).getByRole('button', { name: 'Use the sandbox' }).click();
  await run(page).click();
  await expect(said(page)).toContainText('sent a magic link');
});
