import type { Page } from '@playwright/test';
import { everydayLogin } from '../../src/lib/guides/everyday-login/outline.ts';
import { bench, expect, guide, live, test } from './fixtures.ts';

/** Bytes of a first visit to a step: compressed, headers included. */
const MOST_BYTES = 65_000;
const MOST_SCRIPT = 30_000;
const MOST_SHIFT = 0.01;

interface Received {
  url: string;
  isScript: boolean;
  bytes: number;
}

/** Records the responses from now on, with their bytes on the wire. Nothing comes from the cache. */
async function receiving(page: Page): Promise<Received[]> {
  const received = new Map<string, Received>();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Network.enable');
  devtools.on('Network.responseReceived', ({ requestId, response, type }) =>
    received.set(requestId, { url: response.url, isScript: type === 'Script', bytes: 0 }),
  );
  const list: Received[] = [];
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = received.get(requestId);
    if (one) list.push({ ...one, bytes: encodedDataLength });
  });
  return list;
}

/** Returns the sum of all layout shifts so far. */
const shifted = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => setTimeout(() => resolve(sum), 50));
      }),
  );

for (const [device, viewport] of Object.entries({
  phone: { width: 390, height: 844 },
  desk: { width: 1280, height: 900 },
})) {
  for (const [mode, sentence] of [
    ['sandbox', 'Nothing leaves this site.'],
    ['host', 'all of its readers share.'],
  ] as const) {
    test(`preflight doesn’t shift when a late response says the mode is ${mode}: ${device}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      // Requested once, beforehand: of three requests at the same time Playwright may send two five seconds late.
      const { guides } = (await (await page.request.get('/api/bench/connection')).json()) as { guides: object[] };
      const asked = Promise.withResolvers<void>();
      await page.route('**/api/bench/connection', async (route) => {
        await asked.promise;
        await route.fulfill({ json: { guides: guides.map((guide) => ({ ...guide, mode })) } });
      });
      await page.goto('/preflight/');
      await expect(page.getByText('Loading…').first()).toBeVisible();
      // The page is drawn without the response. Only later movement counts as a shift.
      expect(await shifted(page)).toBeLessThan(MOST_SHIFT);
      asked.resolve();
      await expect(page.getByText(sentence).first()).toBeVisible();
      expect(await shifted(page)).toBeLessThan(MOST_SHIFT);
      // The header sends the same request.
      await page.unrouteAll({ behavior: 'wait' });
    });
  }

  /** Visits a page for the first time. @returns what it loaded */
  async function visit(page: Page, path: string, baseURL: string | undefined): Promise<Received[]> {
    const received = await receiving(page);
    await page.goto(path, { waitUntil: 'networkidle' });
    await live(page);
    const list = received.map(({ url, bytes }) => `${bytes} ${url}`).join('\n');
    const sum = (some: Received[]) => some.reduce((total, { bytes }) => total + bytes, 0);
    test.info().annotations.push({ type: 'bytes', description: `${path}: ${sum(received)}` });
    expect.soft(sum(received), list).toBeLessThanOrEqual(MOST_BYTES);
    expect.soft(sum(received.filter(({ isScript }) => isScript)), list).toBeLessThanOrEqual(MOST_SCRIPT);
    expect.soft(received.filter(({ url }) => !url.startsWith(`${baseURL}/`) && !url.startsWith('data:'))).toEqual([]);
    expect.soft(await shifted(page), path).toBeLessThan(MOST_SHIFT);
    return received;
  }

  const steps = ['see-it-happen', 'set-up', 'discover', 'logged-in-and-out', 'make-it-yours'].map(guide);
  for (const step of steps) {
    test(`a first visit to ${step} is light and doesn’t shift: ${device}`, async ({ page, baseURL }) => {
      await page.setViewportSize(viewport);
      await visit(page, step, baseURL);
    });
  }

  test(`so is a first visit to a passkey step, whose authenticator panel comes late: ${device}`, async ({
    page,
    baseURL,
  }) => {
    await page.setViewportSize(viewport);
    await visit(page, '/guides/passwordless/register/', baseURL);
  });

  test(`so are first visits to the steps of everyday login, without the authenticator: ${device}`, async ({
    page,
    baseURL,
  }) => {
    test.slow();
    await page.setViewportSize(viewport);
    for (const { id, shows } of everydayLogin.steps) {
      // A page of its own, so that shifts and responses are of this visit only.
      const tab = await page.context().newPage();
      await tab.setViewportSize(viewport);
      const received = await visit(tab, `/guides/everyday-login/${id}/`, baseURL);
      const parts = received.flatMap(({ url }) => /authenticator.*(css|js)$/i.exec(url)?.[1] ?? []);
      expect.soft(parts, id).toEqual(shows === 'authenticator' ? ['css'] : []);
      await tab.close();
    }
  });
}

test('the home page doesn’t shift when its bench shows the last run of a returning reader', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/');
  const { run, said } = bench(page);
  await run.click();
  // Not just any text: “Running…” is no result to come back to.
  await expect(said).toContainText('Stytch sent');
  // The last result is drawn late, as on a slow network. Only later movement counts as a shift.
  const asked = Promise.withResolvers<void>();
  await page.route('**/api/bench/state**', async (route) => {
    await asked.promise;
    await route.continue();
  });
  await page.reload();
  await live(page);
  asked.resolve();
  await expect(said).not.toBeEmpty();
  // The inbox moves down when the result appears above it. Web Vitals call up to 0.1 good.
  expect(await shifted(page)).toBeLessThan(0.1);
  await page.unrouteAll({ behavior: 'wait' });
});

test('files are sent as the build compressed them, and files named by a hash are cached', async ({ request }) => {
  const html = await (await request.get(guide('discover'))).text();
  const [script] = /\/_astro\/[^"]+\.js/.exec(html) ?? [];
  const answer = await request.get(script ?? '', { headers: { 'accept-encoding': 'br' } });
  expect(answer.headers()).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  const page = await request.get(guide('discover'), { headers: { 'accept-encoding': 'br' } });
  expect(page.headers()).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'no-cache' });
  const again = await request.get(guide('discover'), { headers: { 'if-none-match': page.headers().etag ?? '' } });
  expect(again.status()).toBe(304);
});

test('every module that a page starts with is preloaded', async ({ page }) => {
  const late: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') late.push(new URL(request.url()).pathname);
  });
  await page.goto(guide('discover'), { waitUntil: 'networkidle' });
  const named = await page.$$eval('link[rel="modulepreload"], script[src]', (elements) =>
    elements.map((element) => element.getAttribute('href') ?? element.getAttribute('src')),
  );
  expect(late.filter((path) => !named.includes(path))).toEqual([]);
});
