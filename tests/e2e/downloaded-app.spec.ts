import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mergeTests } from '@playwright/test';
import { unzipSync } from 'fflate';
import { guides } from '../../src/lib/guides/index.ts';
import {
  ask,
  downloadApp,
  downloadAt,
  hasFlask,
  offeredBy,
  pressDownload,
  startFlask,
  startTypeScript,
  unpack,
} from './copied-app.ts';
import { expect, guide, test as watched } from './fixtures.ts';
import { test as withPrograms } from './own-server.ts';
import { typeErrors } from './type-errors.ts';

const test = mergeTests(watched, withPrograms);
// One worker for all tests, because a downloaded app starts on port 4000.
test.describe.configure({ mode: 'default', timeout: 120_000 });

/** The end of each step's app of the Stytch guide: at a route of this later step, or logged in. */
const ENDS: Record<string, number | null> = {
  'ask-for-a-link': 4,
  'open-it': 6,
  discover: 6,
  choose: 7,
  'logged-in-and-out': null,
  'make-it-yours': null,
};

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('each step’s app, installed as its README says and started beside the site, goes as far as the guide', async ({
    page,
    start,
    folder: own,
  }) => {
    test.slow();
    expect(Object.keys(ENDS)).toEqual(offeredBy('stytch-b2b'));
    for (const [step, later] of Object.entries(ENDS)) {
      await test.step(step, async () => {
        const unpacked = await downloadAt(page, guide(step), own);
        expect(unpacked.name).toBe(`stytch-b2b-${step}.zip`);
        expect(unpacked.files.get('.env')).toMatch(/^STYTCH_SECRET=secret-test-/m);
        const app = await startTypeScript(start, unpacked);
        const url = 'http://localhost:4000';
        await app.answers(`${url}/signup`);
        expect(app.output()).toContain(`Your app is on ${url}/signup`);
        await ask(page, url, 'ada@example.com');
        await page.getByRole('link', { name: 'Open the inbox' }).click();
        await page.getByRole('article').first().getByRole('link', { name: 'Log in' }).click();
        // The user of the later apps has joined the organization in an earlier one.
        if (later === null || later > 4) await page.getByRole('listitem').getByRole('button').first().click();
        if (later === null) {
          await expect(page.getByText('You’re logged in as ada@example.com.')).toBeVisible();
          await page.getByRole('button', { name: 'Log out' }).click();
          await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re logged out');
        } else {
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(`This comes in step ${later}`);
          const link = await page.getByRole('main').getByRole('link').getAttribute('href');
          expect(await (await page.request.get(link ?? '')).text()).toContain(`<title>${later} `);
        }
        await app.end('SIGTERM');
      });
    }
  });

  test('the app in Python is downloaded where Python is chosen', async ({ page, folder: own }) => {
    await page.goto(guide('ask-for-a-link'));
    await page.locator('.variants label', { hasText: 'Python' }).click();
    expect((await pressDownload(page, own)).name).toBe('stytch-b2b-flask.zip');
  });
});

test('the app in Python, downloaded and started beside the site, logs a user in and out', async ({
  page,
  start,
  folder: own,
}) => {
  test.skip(!hasFlask(), 'This machine has no Flask.');
  await page.goto(guide('make-it-yours'));
  const app = startFlask(start, await downloadApp(page, '/guides/stytch-b2b/flask.zip', own));
  const url = 'http://localhost:4000';
  await app.answers(`${url}/signup`);
  await ask(page, url, 'ada@example.com');
  await page.getByRole('link', { name: 'Open the inbox' }).click();
  await page.getByRole('article').getByRole('link', { name: 'Log in' }).click();
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByText('You’re logged in as ada@example.com.')).toBeVisible();
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re logged out');
  expect(app.output()).not.toMatch(/Traceback|secret-test|token=/);
});

test('an older Node is met with one sentence', async ({ request, start, folder: own }) => {
  const unpacked = unpack(await (await request.get('/guides/stytch-b2b/make-it-yours/app.zip')).body(), own);
  // To the app this is a Node that can’t run TypeScript.
  const app = start([process.execPath, '--no-experimental-strip-types', 'start.mjs'], {
    cwd: unpacked.folder,
    env: {},
  });
  expect(await app.ended).toBe(1);
  expect(app.output()).toMatch(/^This app needs Node 22\.18 or newer, and this is Node [\d.]+\. Get .*\n$/);
});

test('nothing of a reader’s is in a download that anyone may have', async ({ page }) => {
  await page.goto(guide('make-it-yours'));
  const origin = new URL(page.url()).origin;
  const own = await page.request.post('/guides/stytch-b2b/make-it-yours/app.zip', { headers: { origin } });
  expect(own.status()).toBe(200);
  const elsewhere = await page.request.post('/guides/stytch-b2b/make-it-yours/app.zip', {
    headers: { origin: 'https://evil.example' },
  });
  expect(elsewhere.status()).toBe(403);
  const plain = await page.request.get('/guides/stytch-b2b/make-it-yours/app.zip');
  expect(Object.keys(unzipSync(await plain.body())).filter((path) => path.endsWith('/.env'))).toEqual([]);
});

for (const { id } of guides) {
  test(`every archive of the guide ${id} opens in an editor without an error`, async ({ request, folder: own }) => {
    const folders: string[] = [];
    for (const step of offeredBy(id)) {
      const answer = await request.get(`/guides/${id}/${step}/app.zip`);
      expect(answer.headers()['content-type']).toBe('application/zip');
      const { folder } = unpack(await answer.body(), own);
      // The packages this site is tested with are those the app pins: see `example-files.test.ts`.
      symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
      folders.push(folder);
    }
    expect(typeErrors(folders)).toEqual([]);
  });
}
