import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { jargonIn } from '../../src/components/evaluate/words/jargon.ts';
import { operations } from '../../src/lib/guides/operations.ts';
import { expect, live, test } from './fixtures.ts';
import { benchClient } from './bench-client.ts';

const scenes = (
  JSON.parse(readFileSync(new URL('../../src/content/evaluate/scenes/stytch-b2b.json', import.meta.url), 'utf8')) as {
    scenes: { action: string }[];
  }
).scenes.length;

async function open(page: Page) {
  await page.goto('/evaluate/');
  await live(page);
  const player = page.getByRole('region', { name: 'A login' });
  return {
    player,
    press: (name: string | RegExp) => player.getByRole('button', { name }).click(),
    scene: player.getByRole('article').and(page.locator('.scene')),
    /** Which scene stands there. */
    number: (n: number) => expect(player.getByRole('status')).toHaveText(new RegExp(`^Scene ${n} of ${scenes}:`)),
    depth: (name: string) => player.getByRole('radio', { name }).check(),
  };
}

/** What somebody reads, without the terms whose meaning is a press away. */
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

test('a login plays to its end by itself, in words that need no developer', async ({ page, baseURL }) => {
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
    // As long as anybody reads, and the scene gives way to the next.
    await page.clock.runFor(30_000);
  }
  await expect(player.getByText('That was a complete login.')).toBeVisible();
  await expect(player.getByRole('button', { name: 'Watch again' })).toBeVisible();

  await test.step('and it really happened: the sandbox was asked, and the same run stands on the wire', async () => {
    const { last_run } = await benchClient(page.request, baseURL).state('logged-in-and-out');
    expect(last_run?.outcome.kind).toBe('done');
    await depth('Technical');
    const wire = player.getByRole('article', { name: 'POST /v1/b2b/sessions/revoke', exact: true });
    await expect(wire).toContainText('200');
    await wire.getByRole('button', { name: 'Raw HTTP' }).click();
    await expect(wire.locator('pre').first()).toContainText(last_run?.exchanges[0]?.response?.body ?? '-');
  });
});

test('it plays on the wire, too, scene by scene', async ({ page }) => {
  await page.clock.install();
  const { player, press, number, depth } = await open(page);
  await depth('Technical');
  await press('Watch a login');
  for (let n = 1; n <= scenes; n++) {
    await number(n);
    const calls = player.getByRole('article').filter({ has: page.getByRole('group', { name: 'Response' }) });
    if (n === 3) await expect(player).toContainText('the browser opened the link');
    else await expect(calls.first()).toContainText('/v1/b2b/');
    await page.clock.runFor(30_000);
  }
  await expect(player.getByText('That was a complete login.')).toBeVisible();
});

test('paused it stays, stepped back it shows what was and asks nobody, then it goes on', async ({ page }) => {
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
  page.on('request', (request) => (calls += Number(request.url().endsWith('/api/bench/run'))));
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

test('a term tells its meaning in place, and the play waits meanwhile', async ({ page }) => {
  await page.clock.install();
  const { press, number, player } = await open(page);
  await press('Watch a login');
  await number(1);
  await player.getByRole('button', { name: 'organization', exact: true }).click();
  await expect(page.locator('.player .meaning:popover-open')).toContainText('One of your customers');
  await page.clock.runFor(60_000);
  await number(1);
});

test.describe('for whoever wants no motion', () => {
  test.use({ reducedMotion: 'reduce' });

  test('every scene stands there after one press', async ({ page }) => {
    const { press, scene, player } = await open(page);
    await press('Run all scenes');
    await expect(scene).toHaveCount(scenes);
    await expect(player.getByText('That was a complete login.')).toBeVisible();
    expect(jargonIn(await plainText(page))).toEqual([]);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the play can be read', async ({ page }) => {
    await page.goto('/evaluate/');
    await page.getByText('Read it as text').click();
    await expect(page.getByText('Acme becomes your customer')).toBeVisible();
  });
});

test('a reader in the middle of the guide can watch, twice, and nothing fails on leftovers', async ({
  page,
  baseURL,
}) => {
  await benchClient(page.request, baseURL).prepare('choose');
  for (let round = 0; round < 2; round++) {
    const { player, number } = await open(page);
    await player.getByRole('checkbox', { name: /without animation/ }).check();
    await player.getByRole('button', { name: 'Run all scenes' }).click();
    await number(scenes);
    await expect(player.getByText('This step failed')).toHaveCount(0);
  }
});

test('a press that comes before the play lives is not lost', async ({ page }) => {
  const { promise: pressed, resolve: press } = Promise.withResolvers<void>();
  await page.route(/\/_astro\/Player\..*\.js$/, async (route) => {
    await pressed;
    await route.continue();
  });
  // The page's own scripts have run by then; the island's has not come.
  await page.goto('/evaluate/', { waitUntil: 'domcontentloaded' });
  await page.getByRole('button', { name: 'Watch a login' }).click();
  press();
  await expect(page.getByRole('region', { name: 'A login' }).getByRole('status')).toHaveText(/^Scene 1 of/);
});

/** Holds back what runs a scene until it is released. */
async function holdRuns(page: Page): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/api/bench/run', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('a button of the play keeps the focus while it runs and at the end, and runs once', async ({ page }) => {
  const { player, number } = await open(page);
  const next = player.getByRole('button', { name: 'Next →' });
  const release = await holdRuns(page);
  let runs = 0;
  page.on('request', (request) => (runs += Number(request.url().endsWith('/api/bench/run'))));
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(next).toBeFocused();
  release();
  await number(1);
  expect(runs).toBe(1);
  for (let n = 2; n <= scenes; n++) {
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

test('the button that runs every scene keeps the focus', async ({ page }) => {
  const { player } = await open(page);
  await player.getByRole('checkbox', { name: /without animation/ }).check();
  const release = await holdRuns(page);
  const all = player.locator('.buttons button');
  await all.focus();
  await page.keyboard.press('Enter');
  await expect(all).toHaveText('Running…');
  await expect(all).toBeFocused();
  release();
  await expect(player.getByText('That was a complete login.')).toBeVisible();
  await expect(all).toBeFocused();
});
