import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { jargonIn } from '../../src/components/evaluate/words/jargon.ts';
import { operations } from '../../src/lib/guides/operations.ts';
import { expect, live, test } from './fixtures.ts';
import { benchClient } from './bench-client.ts';

// A play shows one scene after the other only to readers who don't mind motion.
test.use({ reducedMotion: 'no-preference' });

const scenes =
  (
    JSON.parse(readFileSync(new URL('../../src/content/evaluate/scenes/stytch-b2b.json', import.meta.url), 'utf8')) as {
      stories: { scenes: object[] }[];
    }
  ).stories[0]?.scenes.length ?? 0;

async function open(page: Page) {
  await page.goto('/evaluate/');
  await live(page);
  const player = page.getByRole('region', { name: 'A login' });
  return {
    player,
    press: (name: string | RegExp) => player.getByRole('button', { name }).click(),
    scene: player.getByRole('article').and(page.locator('.scene')),
    /** Expects this scene to be shown. */
    number: (n: number) => expect(player.getByRole('status')).toHaveText(new RegExp(`^Scene ${n} of ${scenes}:`)),
    depth: (name: string) => player.getByRole('radio', { name }).check(),
  };
}

/** Returns the visible text, without the terms that explain themselves on a press. */
const plainText = (page: Page) =>
  page.locator('.scene').evaluateAll((all) =>
    all
      .map((scene) => {
        const copy = scene.cloneNode(true) as HTMLElement;
        copy.querySelectorAll('[popovertarget], [popover]').forEach((part) => part.remove());
        return [...copy.querySelectorAll('h3, h4, p, .glass > *')].map((part) => part.textContent).join('\n');
      })
      .join('\n'),
  );

test('a login plays to its end by itself, in words without jargon', async ({ page, baseURL }) => {
  await page.clock.install();
  const { player, press, number, depth } = await open(page);
  await press('Watch a login');
  for (let n = 1; n <= scenes; n++) {
    await number(n);
    const text = await plainText(page);
    expect(text).toContain('Stytch');
    expect(
      jargonIn(
        text,
        operations.map(({ name }) => name),
      ),
      text,
    ).toEqual([]);
    // Longer than any scene is shown.
    await page.clock.runFor(30_000);
  }
  await expect(player.getByText('That was a complete login.')).toBeVisible();
  await expect(player.getByRole('button', { name: 'Watch again' })).toBeVisible();

  await test.step('the calls were real, and changed nothing in the guide', async () => {
    const { last_run, done } = await benchClient(page.request, baseURL).state('logged-in-and-out');
    expect({ last_run, done }).toEqual({ last_run: null, done: [] });
    await depth('Technical');
    const wire = player.getByRole('article', { name: 'POST /v1/b2b/sessions/revoke', exact: true });
    await expect(wire).toContainText('200');
    await wire.getByRole('button', { name: 'Raw HTTP' }).click();
    await expect(wire.locator('pre').first()).toContainText(/"request_id": ?"request-id-/);
  });

  await test.step('every scene has its calls on the wire', async () => {
    const calls = player.getByRole('article').filter({ has: page.getByRole('group', { name: 'Response' }) });
    for (let n = scenes; n >= 1; n--) {
      await number(n);
      if (n === 3) await expect(player).toContainText('the browser opened the link');
      else await expect(calls.first()).toContainText('/v1/b2b/');
      if (n > 1) await press('← Back');
    }
  });
});

test('the play pauses, steps back without a call, and goes on', async ({ page }) => {
  await page.clock.install();
  const { press, number, player } = await open(page);
  await press('Watch a login');
  await number(1);
  await page.clock.runFor(30_000);
  await number(2);
  await press('Pause');
  await page.clock.runFor(60_000);
  await number(2);

  let calls = 0;
  page.on('request', (request) => (calls += Number(request.url().endsWith('/api/bench/scene'))));
  await press('← Back');
  await number(1);
  await page.clock.runFor(60_000);
  await number(1);
  await press('Next →');
  await number(2);
  expect(calls).toBe(0);

  await press('Next →');
  await number(3);
  expect(calls).toBe(1);
  await press('Continue');
  await page.clock.runFor(30_000);
  await number(4);
  await expect(player.getByText('Globex', { exact: false }).first()).toBeVisible();
});

test('the play waits while a term shows its meaning', async ({ page }) => {
  await page.clock.install();
  const { press, number, player } = await open(page);
  await press('Watch a login');
  await number(1);
  await player.getByRole('button', { name: 'organization', exact: true }).click();
  await expect(page.locator('.player .meaning:popover-open')).toContainText('One of your customers');
  await page.clock.runFor(60_000);
  await number(1);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the play can be read', async ({ page }) => {
    await page.goto('/evaluate/');
    await page.getByRole('link', { name: 'Read the stories as text' }).click();
    await expect(page.getByText('Acme becomes your customer')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Stytch is down' })).toBeVisible();
  });
});

test('a press before the play is hydrated is kept', async ({ page }) => {
  const { promise: pressed, resolve: press } = Promise.withResolvers<void>();
  await page.route(/\/_astro\/Stories\..*\.js$/, async (route) => {
    await pressed;
    await route.continue();
  });
  // The page's own scripts have run by then; the island's has not arrived.
  await page.goto('/evaluate/', { waitUntil: 'domcontentloaded' });
  await page.getByRole('button', { name: 'Watch a login' }).click();
  press();
  await expect(page.getByRole('region', { name: 'A login' }).getByRole('status')).toHaveText(/^Scene 1 of/);
});

/** Delays the calls that run a scene until they are released. */
async function holdRuns(page: Page): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/api/bench/scene', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('a button of the play keeps the focus while it runs, after a failed scene and at the end', async ({ page }) => {
  const { player, number } = await open(page);
  const next = player.getByRole('button', { name: 'Next →' });
  const outcome = { kind: 'unanswered', problem: 'timeout', sentence: 'Stytch didn’t respond.' };
  await page.route(
    '**/api/bench/scene',
    (route) => route.fulfill({ json: { result: { outcome, exchanges: [] }, subject: '' } }),
    { times: 1 },
  );
  await next.click();
  await expect(player.getByRole('status')).toContainText('This scene didn’t work.');
  await player.getByRole('button', { name: 'Start this story again' }).press('Enter');
  await expect(player.getByRole('button', { name: 'Continue' })).toBeFocused();
  await number(1);
  await expect(player.getByRole('status')).not.toContainText('didn’t work');

  const release = await holdRuns(page);
  let runs = 0;
  page.on('request', (request) => (runs += Number(request.url().endsWith('/api/bench/scene'))));
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(next).toBeFocused();
  release();
  await number(2);
  expect(runs).toBe(1);
  for (let n = 3; n <= scenes; n++) {
    await expect(next).toBeFocused();
    await expect(next).toHaveAttribute('aria-disabled', 'false');
    await page.keyboard.press('Enter');
    await number(n);
  }
  await expect(next).toBeFocused();
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  const back = player.getByRole('button', { name: '← Back' });
  await back.focus();
  for (let n = scenes - 1; n >= 1; n--) {
    await page.keyboard.press('Enter');
    await number(n);
  }
  await expect(back).toBeFocused();
  await expect(back).toHaveAttribute('aria-disabled', 'true');
});

test('all scenes stay shown together when another story is chosen', async ({ page }) => {
  await open(page);
  const still = page.getByRole('checkbox', { name: /^Show all scenes together/ });
  await still.check();
  await page.getByRole('radio', { name: /^Stytch is down/ }).check({ force: true });
  await expect(page.getByRole('region', { name: 'Stytch is down' })).toBeVisible();
  await expect(still).toBeChecked();
});

test.describe('for a reader who wants less motion', () => {
  test.use({ reducedMotion: 'reduce' });

  test('one press shows every scene, keeps the focus, and works again in the middle of the guide', async ({
    page,
    baseURL,
  }) => {
    await benchClient(page.request, baseURL).prepare('choose');
    for (let round = 0; round < 2; round++) {
      const { player, scene } = await open(page);
      const release = await holdRuns(page);
      const all = player.locator('.buttons button');
      await expect(all).toHaveText('Run all scenes');
      await all.focus();
      await page.keyboard.press('Enter');
      await expect(all).toHaveText('Running…');
      await expect(all).toBeFocused();
      release();
      await expect(player.getByText('That was a complete login.')).toBeVisible();
      await expect(all).toBeFocused();
      await expect(scene).toHaveCount(scenes);
      await expect(player.getByText('This scene didn’t work')).toHaveCount(0);
      expect(jargonIn(await plainText(page))).toEqual([]);
      await page.unrouteAll({ behavior: 'wait' });
    }
  });
});

for (const [id, title, expected] of [
  ['scanner', 'A mail scanner uses up the link', /already used or/],
  ['stytch-down', 'Stytch is down', /No response|Stytch/],
  ['colleague', 'A colleague joins', /200/],
] as const) {
  test(`the story “${title}” runs to its end for real`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/evaluate/#${id}`);
    await live(page);
    const player = page.getByRole('region', { name: title });
    await player.getByRole('button', { name: 'Run all scenes' }).click();
    await expect(player.locator('.over')).toBeVisible();
    await expect(player.getByText('This scene didn’t work')).toHaveCount(0);
    await player.getByRole('radio', { name: 'Technical' }).check();
    await expect(player).toContainText(expected);
  });
}

test('a first visit to the evaluation loads under 30 KB of script', async ({ page }) => {
  const scripts: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      scripts.push(
        request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
      );
  });
  await page.goto('/evaluate/', { waitUntil: 'networkidle' });
  await live(page);
  const bytes = (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0);
  expect(bytes).toBeLessThan(30_000);
});
