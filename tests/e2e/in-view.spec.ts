import type { Locator, Page } from '@playwright/test';
import { guides } from '../../src/lib/guides/index.ts';
import { bench, expect, live } from './fixtures.ts';
import { addDevice, test } from './passkeys.ts';

/** Measures what a reader sees of a press without scrolling by hand. */
const BESIDE = [
  { width: 1366, height: 657 },
  { width: 1440, height: 780 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
const BELOW = [
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
];
type Size = (typeof BESIDE)[number];
/** Each step is pressed first in the tightest window of a layout, and again in the layout's other windows. */
const LAYOUTS = [BESIDE, BELOW];
/** Its second press finds what the first one created, so it is opened again for each size. */
const CREATES_ONCE = 'stytch-b2b/set-up';
/** From this width on, the listing and the bench are beside the text. */
const COLUMNS = 961;
const LINES = 8;

/** The field of the response that the step's text talks about. */
const FIELDS: Record<string, string> = {
  'stytch-b2b/see-it-happen': 'status_code',
  'stytch-b2b/set-up': 'organization_slug',
  'stytch-b2b/ask-for-a-link': 'status_code',
  'stytch-b2b/discover': 'discovered_organizations',
  'stytch-b2b/choose': 'member_authenticated',
  'stytch-b2b/logged-in-and-out': 'member_session',
  'stytch-b2b/make-it-yours': 'email_allowed_domains',
  'everyday-login/invite-a-colleague': 'status',
  'everyday-login/connect-their-provider': 'redirect_url',
  'everyday-login/second-factor': 'mfa_policy',
  'everyday-login/roles': 'roles',
  'everyday-login/switch-organization': 'member_authenticated',
  'passwordless/see-it-happen': 'token',
  'passwordless/preflight': 'count',
  'passwordless/create-a-token': 'token',
  'passwordless/register': 'challenge',
  'passwordless/sign-in': 'challenge',
  'passwordless/verify': 'userId',
  'passwordless/look-after-them': 'nickname',
};

/** The step whose action is done by hand, in the inbox. */
const BY_HAND = 'stytch-b2b/open-it';

/**
 * The steps that begin without a call of the app, and what they say: the browser is elsewhere, or a JWT is enough. Then
 * the button that makes the first call, and the field it is about.
 */
const WITHOUT_CALL: Record<string, { words: string; button: string; field: string }> = {
  'everyday-login/continue-with-google': {
    words: 'signed in',
    button: 'Exchange token',
    field: 'discovered_organizations',
  },
  'everyday-login/log-in-with-sso': { words: 'signed in', button: 'Exchange token', field: 'member_authenticated' },
  'everyday-login/check-without-a-call': {
    words: 'without a call',
    button: 'Check the JWT six minutes later',
    field: 'session_jwt',
  },
};

const steps = guides.flatMap(({ id, steps }) => steps.map((step) => `${id}/${step.id}`));

test('the table here names a field for each step that runs a call', () => {
  expect([...Object.keys(FIELDS), BY_HAND, ...Object.keys(WITHOUT_CALL)].sort()).toEqual([...steps].sort());
});

for (const step of steps.filter((name) => name in FIELDS)) {
  test(`${step}: call and button before the press, sentence and response after it`, async ({ page, context }) => {
    test.slow();
    const device = await addDevice(page);
    for (const sizes of step === CREATES_ONCE ? LAYOUTS.flat().map((size) => [size]) : LAYOUTS) {
      await context.clearCookies();
      await device.clear();
      await openAt(page, step, sizes[0]);
      await eachSize(page, sizes.toReversed(), async (size, at) => {
        expect(await callInView(page, size), `${at}: call and button before the press`).toEqual([]);
      });
      await expectSameInDark(page);
      await eachSize(page, sizes, async (_, at) => pressInView(page, bench(page).run, FIELDS[step] ?? '', at));
      await expectSameInDark(page);
    }
  });
}

for (const [step, { words, button, field }] of Object.entries(WITHOUT_CALL)) {
  test(`${step}: the button before the press, sentence and response after it`, async ({ page, context }) => {
    test.slow();
    for (const sizes of LAYOUTS) {
      await context.clearCookies();
      await openAt(page, step, sizes[0]);
      const { run, said, button: named } = bench(page);
      await eachSize(page, sizes.toReversed(), async ({ width }, at) => {
        if (width >= COLUMNS) await expect(run, at).toBeInViewport({ ratio: 1 });
      });
      await eachSize(page, sizes, async (_, at) => {
        await run.press('Enter');
        await expect(said, at).toContainText(words);
        await expect(said, at).toBeInViewport({ ratio: 1 });
        await pressInView(page, named(button), field, at);
      });
      await expectSameInDark(page);
    }
  });
}

test('the link to open is in view once it has been sent, and so is what it came to', async ({ page, context }) => {
  test.slow();
  for (const size of LAYOUTS.flat()) {
    await context.clearCookies();
    await openAt(page, BY_HAND, size);
    const { button, inbox } = bench(page);
    await expect(button('Prepare')).toBeAttached();
    if (size.width >= COLUMNS) await expect(button('Prepare')).toBeInViewport({ ratio: 1 });
    await button('Prepare').click();
    const link = inbox.getByRole('link', { name: 'Log in' });
    await expect(link).toBeInViewport({ ratio: 1 });
    await link.click();
    await live(page);
    await expect(bench(page).said).not.toBeEmpty();
    await expect(bench(page).said).toBeInViewport({ ratio: 1 });
  }
});

for (const reducedMotion of ['reduce', 'no-preference'] as const) {
  test(`an answer below the window is scrolled to, with motion: ${reducedMotion}, and the button keeps the focus`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ reducedMotion });
    await page.goto('/guides/stytch-b2b/discover/');
    await live(page);
    await page.evaluate(() => {
      const used: unknown[] = [];
      const scrollBy = window.scrollBy.bind(window);
      Object.assign(window, {
        used,
        scrollBy: (options: ScrollToOptions) => (used.push(options.behavior), scrollBy(options)),
      });
    });
    const { run, said } = bench(page);
    await run.focus();
    await page.keyboard.press('Enter');
    await expect(said).toContainText('Stytch found');
    await expect(said).toBeInViewport({ ratio: 1 });
    await expect(run).toBeFocused();
    const used = await page.evaluate(() => (window as unknown as { used: string[] }).used);
    expect(used).toEqual([reducedMotion === 'reduce' ? 'instant' : 'smooth']);
  });
}

async function openAt(page: Page, step: string, size: Size | undefined): Promise<void> {
  if (size) await page.setViewportSize(size);
  await page.goto(`/guides/${step}/`);
  await live(page);
}

/** Resizes the page, which is much faster than to load it again. */
async function eachSize(page: Page, sizes: Size[], look: (size: Size, at: string) => Promise<void>): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await look(size, `${size.width} × ${size.height}`);
  }
}

/** Presses a button by keyboard and expects its answer in view, and the focus where it was. */
async function pressInView(page: Page, button: Locator, field: string, at: string): Promise<void> {
  const answers = bench(page)
    .region.getByRole('article')
    .filter({ has: page.getByRole('group', { name: 'Response' }) });
  const [before] = await answers.elementHandles();
  await button.press('Enter');
  await before?.waitForElementState('hidden');
  await expect(answers.first(), at).toBeVisible();
  const trouble = () => answerInView(page, answers.first(), field);
  await expect.poll(trouble, { message: `${at}: the answer after the press` }).toEqual([]);
  await expect(button, at).toBeFocused();
}

/** Expects every element at its place in dark mode, too, so that what is in view by day is in view by night. */
async function expectSameInDark(page: Page): Promise<void> {
  const places = async (colorScheme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme });
    return await page.evaluate(() =>
      [...document.body.querySelectorAll('*')]
        .filter((element) => element.checkVisibility())
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [element.localName, x, y, width, height].join(' ');
        }),
    );
  };
  // Again if a clock on the page has ticked between the two.
  await expect(async () => expect(await places('dark')).toEqual(await places('light'))).toPass({ timeout: 5000 });
}

/** Lists the parts of the call and the button that can't be seen. In one column, both must fit one screen. */
async function callInView(page: Page, { width, height }: Size): Promise<string[]> {
  return await page.evaluate(
    ({ isBeside, height }) => {
      const calls = [...document.querySelectorAll('.listing .call')].filter((line) => line.checkVisibility());
      const button = document.querySelector('.bench form.action button');
      if (calls.length === 0 || !button) return ['there is no call or no button'];
      const boxes = [...calls, button].map((element) => element.getBoundingClientRect());
      const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
      const troubles = [
        isBeside && top < 0 && `the call begins at ${top}`,
        isBeside && bottom > height && `the button ends at ${bottom}`,
        bottom - top > height && `call and button are ${bottom - top} high`,
        !isBeside && window.scrollY > 0 && 'the page was scrolled',
      ];
      return troubles.filter((trouble) => trouble !== false);
    },
    { isBeside: width >= COLUMNS, height },
  );
}

/** Lists the parts of the sentence, the status line and the response's first lines that can't be seen. */
async function answerInView(page: Page, exchange: Locator, field: string): Promise<string[]> {
  const parts = {
    said: bench(page).said,
    status: exchange.locator('header .status'),
    response: exchange.getByRole('group', { name: 'Response' }).locator('.json, .nothing').first(),
  };
  const [said, status] = await Promise.all([boxOf(parts.said), boxOf(parts.status)]);
  const { lines, fields } = await parts.response.evaluate((body, name) => {
    const range = document.createRange();
    const tops = (node: Node): number[] => {
      range.selectNodeContents(node);
      return [...range.getClientRects()]
        .filter(({ width }) => width > 0)
        .map(({ bottom }) => Math.round(bottom / 8) * 8);
    };
    const keys = [...body.querySelectorAll('.k')].filter((key) => key.textContent === `"${name}"`);
    return {
      lines: [...new Set(tops(body))].sort((a, b) => a - b),
      fields: keys.map((key) => key.getBoundingClientRect().bottom),
    };
  }, field);
  const height = page.viewportSize()?.height ?? 0;
  const isSeen = (box: { top: number; bottom: number }) => box.top >= 0 && box.bottom <= height;
  const seen = lines.filter((bottom) => bottom > 0 && bottom <= height + 4).length;
  const wanted = Math.min(LINES, lines.length);
  const troubles = [
    !isSeen(said) && `the sentence is at ${said.top} to ${said.bottom} of ${height}`,
    !isSeen(status) && `the status is at ${status.top} of ${height}`,
    seen < wanted && `${seen} of ${lines.length} lines are in view`,
    !fields.some((bottom) => bottom > 0 && bottom <= height) && `"${field}" is not in view`,
  ];
  return troubles.filter((trouble) => trouble !== false);
}

const boxOf = (element: Locator) =>
  element.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return { top, bottom };
  });
