import type { Response } from '@playwright/test';
import type { RunResult } from '../../src/lib/bench/index.ts';
import { findings, WCAG } from './axe.ts';
import { bench, callsOf, projectOf } from './fixtures.ts';
import { addDevice, CEREMONY_MS, expect, openStep, passkeyGuide, test } from './passkeys.ts';

const slowly = { timeout: CEREMONY_MS };

for (const width of [320, 390, 1280]) {
  test.describe(`${width} pixels wide`, () => {
    test.use({ viewport: { width, height: 900 } });

    test('after every press its sentence is in view, and nothing scrolls sideways', async ({ page }) => {
      await addDevice(page);
      const { button, said } = await openStep(page, 'register');
      for (const [name, sentence] of [
        ['Prepare and run', 'You created a passkey.'],
        // Below the exchanges of the previous run.
        ['Register the same user again', 'already has a passkey'],
        ['Use the alias for another user', 'This alias is taken'],
      ] as const) {
        await button(name).click();
        await expect(said).toContainText(sentence, slowly);
        await expect(said).toBeInViewport({ ratio: 1 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
    });
  });
}

test('a long value is folded, and complete once opened', async ({ page }) => {
  await addDevice(page);
  const { run, said, exchange } = await openStep(page, 'see-it-happen');
  await run.click();
  await expect(said).toContainText('You created a passkey.', slowly);
  const answer = exchange('POST /passwordless/register/begin').getByRole('group', { name: 'Response' });
  const whole = answer.locator('.json').getByText(/^"session_[\w-]{200,}"$/);
  await expect(whole).toBeHidden();
  await answer.getByRole('button', { name: /characters of session$/ }).click();
  await expect(whole).toBeVisible();
});

test('the wire shows what the browser sent and received, the sandbox recorded the same, and no other origin is called', async ({
  page,
  baseURL,
}) => {
  await addDevice(page);
  const { run, said } = await openStep(page, 'see-it-happen');
  const policy = (await page.request.get(passkeyGuide('register'))).headers()['content-security-policy'];
  expect(policy).toContain("connect-src 'self';");

  const own = new URL(baseURL ?? '').origin;
  const answers: Response[] = [];
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== own) elsewhere.push(request.url());
  });
  const pathOf = (response: Response) => /passkeys\/[\w-]+(\/.*)$/.exec(response.url())?.[1];
  page.on('response', (response) => pathOf(response) && answers.push(response));
  const finished = page.waitForResponse('**/api/bench/ceremony/finish');
  await run.click();
  const { exchanges } = ((await (await finished).json()) as { result: RunResult }).result;
  await expect(said).toContainText('You created a passkey.', slowly);

  const shown = exchanges.map(({ path, request, response }) => [path, request.body, response?.body ?? '']);
  const through = answers.map(async (answer) => [
    `/passwordless${pathOf(answer)}`,
    answer.request().postData() ?? '',
    await answer.text(),
  ]);
  expect(shown.slice(1)).toEqual(await Promise.all(through));
  const project = await projectOf(page.request, own);
  const calls = await callsOf(page.request, project);
  expect(calls.map(({ path, request, response }) => [path, request.body, response?.body ?? ''])).toEqual(shown);
  expect(elsewhere).toEqual([]);
});

test('back, reload and a second tab show the guide as the reader left it', async ({ page, context }) => {
  const device = await addDevice(page);
  const { said } = await openStep(page, 'see-it-happen');
  await bench(page).run.click();
  await expect(said).toContainText('You created a passkey.', slowly);

  await test.step('reload: the run and the tokens are still there', async () => {
    await page.reload();
    await expect(said).toContainText('You created a passkey.');
    await expect(bench(page).held).toContainText('verify token');
    await expect(bench(page).exchange('POST /passwordless/register/complete')).toContainText('200');
  });

  await test.step('to a later step and back', async () => {
    await bench(page).region.getByRole('link', { name: /^Next/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Check your settings' })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Create your first passkey' })).toBeVisible();
    await expect(said).toContainText('You created a passkey.');
    await bench(page).run.click();
    // The same user on the same device, so no second passkey.
    await expect(said).toContainText('This device already has a passkey', slowly);
    expect(await device.passkeys()).toHaveLength(1);
  });

  await test.step('a second tab has the same tokens, and the first one sees its run', async () => {
    const second = await context.newPage();
    await second.goto(passkeyGuide('verify'));
    await expect(bench(second).held).toContainText(['verify token']);
    await bench(second).run.click();
    await expect(bench(second).said).toContainText('first-look signed in');
    await page.goto(passkeyGuide('verify'));
    await expect(bench(page).region).toContainText('first-look is signed in');
    await expect(bench(page).held.filter({ hasText: 'verify token' })).toHaveCount(0);
  });
});

test('leaving while the prompt is open breaks nothing', async ({ page }) => {
  const device = await addDevice(page);
  await device.touches(false);
  const { run, region } = await openStep(page, 'see-it-happen');
  await run.click();
  await expect(region.getByText('Waiting for your device…')).toBeVisible(slowly);
  await page.goto(passkeyGuide('preflight'));
  await page.goBack();
  await device.touches(true);
  await expect(bench(page).button(/Create passkey/)).toBeEnabled();
  await bench(page)
    .button(/Create passkey/)
    .click();
  await expect(bench(page).said).toContainText('You created a passkey.', slowly);
});

for (const [colorScheme, width] of [
  ['light', 390],
  ['dark', 1280],
] as const) {
  test.describe(`${colorScheme}, ${width} pixels wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });

    test('a step with the simulation, a response sent twice and explained fields has no barrier', async ({ page }) => {
      const { region, said, button } = await openStep(page, 'sign-in');
      await region.getByRole('switch', { name: /Simulated authenticator/ }).check();
      await button(/same response twice/).click();
      await expect(said).toContainText('its copy was rejected', slowly);
      await button('Explain the fields').first().click();
      // The two signatures are the last calls, and the second one is what the sentence is about.
      await region.getByText(/calls before it$/).click();
      await expect(region.getByText('sent by your server').first()).toBeVisible();
      expect(await findings(page, { runOnly: WCAG })).toEqual([]);
    });
  });
}
