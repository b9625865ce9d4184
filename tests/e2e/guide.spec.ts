import { bench, expect, guide, live, openStep, test } from './fixtures.ts';

test('a reader who creates an organization instead of choosing one is logged in to it', async ({ page }) => {
  const { button, said } = await openStep(page, 'choose');
  await page.getByLabel('New organization name').fill('Difference Engines');
  await button('Create organization').click();
  await expect(said).toContainText('ada@example.com is logged in to Difference Engines.');
});

test('a link opened twice fails on the wire, in a sentence, and on the user’s screen', async ({ page }) => {
  const { button, said, exchange, region } = await openStep(page, 'discover');
  await button('Prepare and run').click();
  await expect(said).toContainText('for ada@example.com.');
  await button(/Use the same link again/).click();
  await expect(said).toContainText('Stytch rejected the link the second time');
  await expect(exchange('POST /v1/b2b/magic_links/discovery/authenticate')).toContainText('401');
  await expect(region.getByRole('figure')).toContainText('A magic link is single-use');
  await expect(said).toContainText('You still have the intermediate session token.');
  await expect(region.getByRole('link', { name: 'Next: Choose an organization' })).toBeVisible();
});

test('an address without an organization discovers nothing', async ({ page }) => {
  const { button, said } = await openStep(page, 'ask-for-a-link');
  await button(/isn’t a member/).click();
  await expect(said).toContainText('Stytch found no organization for nobody@elsewhere.example.');
});

test('a run is still shown after a reload, and the back button uses up nothing', async ({ page }) => {
  const { run, said } = await openStep(page, 'see-it-happen');
  await run.click();
  await expect(said).toContainText('Stytch sent');
  await page.reload();
  await live(page);
  await expect(bench(page).said).toContainText('Stytch sent');
  await openStep(page, 'open-it');
  await bench(page).inbox.getByRole('link', { name: 'Log in' }).click();
  await expect(page).toHaveURL(/open-it\/#bench$/);
  await page.reload();
  await live(page);
  await bench(page).region.getByRole('link', { name: 'Next: Exchange the token' }).click();
  await live(page);
  await page.goBack();
  await page.goForward();
  await live(page);
  await expect(bench(page).held).toContainText('magic link token');
  await bench(page).run.click();
  await expect(bench(page).said).toContainText('for ada@example.com.');
});

test('a press before the bench is hydrated is kept, and nothing typed ends up in the URL', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  // The island's own code arrives late.
  await page.route(/\/_astro\/Bench\.[\w-]{8}\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(guide('see-it-happen'), { waitUntil: 'domcontentloaded' });
  await page.waitForFunction(() => document.querySelector('astro-island[ssr]'));
  await page.getByLabel('Email address').press('Enter');
  release();
  await expect(bench(page).said).toContainText('Stytch sent a magic link to ada@example.com.');
  expect(new URL(page.url()).search).toBe('');
});

test('a listing unfolds to the whole file, and copies it either way', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStep(page, 'discover');
  const block = page.getByRole('article', { name: 'Code' }).locator('.block:visible');
  const imports = block.getByText("import type { B2BClient } from 'stytch';");
  await expect(imports).toBeHidden();
  await block.getByRole('button', { name: 'Copy authenticate-magic-link.ts' }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toMatch(/^import type .*discovery_magic_links_token: token,\n {2}}\);\n}\n$/s);
  await block.getByRole('checkbox', { name: /Whole file/ }).check();
  await expect(imports).toBeVisible();
});

for (const way of ['a press', 'Enter in the field'] as const) {
  test(`${way} before any script has loaded is kept, and no address ends up in the URL`, async ({ page }) => {
    const { promise: arrive, resolve: release } = Promise.withResolvers<void>();
    await page.route(/\/_astro\/.*\.js$/, async (route) => {
      await arrive;
      await route.continue();
    });
    const asked: string[] = [];
    page.on('request', (request) => request.isNavigationRequest() && asked.push(request.url()));
    await page.goto(guide('ask-for-a-link'), { waitUntil: 'commit' });
    const { run, said } = bench(page);
    if (way === 'a press') await run.click();
    else await page.getByLabel('Email address').press('Enter');
    await expect(run).toHaveAttribute('data-pressed');
    release();
    await expect(said).toContainText('Stytch sent a magic link');
    expect(asked.map((url) => new URL(url).search)).toEqual(['']);
    await expect(run).not.toHaveAttribute('data-pressed');
  });
}

test('a press outside the bench before any script has loaded is kept, too', async ({ page }) => {
  const { promise: arrive, resolve: release } = Promise.withResolvers<void>();
  await page.route(/\/_astro\/.*\.js$/, async (route) => {
    await arrive;
    await route.continue();
  });
  await page.goto(guide('discover'), { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Search' }).click();
  release();
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Start over with what?' })).toBeVisible();
});

test('a kept press sends the text that was typed before hydration', async ({ page }) => {
  const { promise: arrive, resolve: release } = Promise.withResolvers<void>();
  await page.route(/\/_astro\/Bench\.[\w-]{8}\.js$/, async (route) => {
    await arrive;
    await route.continue();
  });
  await page.goto(guide('see-it-happen'), { waitUntil: 'domcontentloaded' });
  await page.getByLabel('Email address').fill('grace@example.com');
  await bench(page).run.click();
  release();
  await expect(bench(page).said).toContainText('Stytch sent a magic link to grace@example.com.');
  await expect(page.getByLabel('Email address')).toHaveValue('grace@example.com');
});

test('typing replaces a selected example, also when the page fills in another address meanwhile', async ({ page }) => {
  const email = page.getByLabel('Email address');
  await openStep(page, 'see-it-happen');
  await email.fill('grace@example.com');
  await bench(page).run.click();
  await expect(bench(page).said).toContainText('Stytch sent a magic link to grace@example.com.');
  const { promise: arrive, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/api/bench/state?*', async (route) => {
    await arrive;
    await route.continue();
  });
  await openStep(page, 'ask-for-a-link');
  await expect(email).toHaveValue('ada@example.com');
  // What the Tab key does, and a click on the label.
  await email.selectText();
  release();
  await expect(email).toHaveValue('grace@example.com');
  await page.keyboard.type('linus@example.com');
  await expect(email).toHaveValue('linus@example.com');
});

test('the request that a press will send is JSON, whatever is typed', async ({ page }) => {
  const { region } = await openStep(page, 'set-up');
  const name = String.raw`Söhne "GmbH" \ <b>`;
  await region.getByLabel('Organization name').fill(name);
  const body = region.getByRole('article', { name: 'What will be sent' }).locator('.json').first();
  await expect(body).toContainText('GmbH');
  expect(JSON.parse(await body.innerText())).toMatchObject({ organization_name: name });
});

test('a press without an answer leads nowhere, and the calls of the press before it are folded', async ({ page }) => {
  const { region, run, said } = await openStep(page, 'see-it-happen');
  await run.click();
  await expect(said).toContainText('Stytch sent a magic link');
  await expect(region.getByText('Next: ')).toBeVisible();
  await page.route('**/api/bench/run', (route) => route.fulfill({ status: 502, body: '' }));
  await run.click();
  await expect(said).toContainText('This site returned 502. Try again.');
  await expect(region.getByText('Next: ')).toBeHidden();
  await expect(region.locator('.wire').first()).toBeHidden();
  await region.getByText('The call of the press before').click();
  await expect(region.locator('.wire').first()).toBeVisible();
});

for (const width of [390, 1280]) {
  test(`the list of steps can be closed and opened again, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openStep(page, 'discover');
    const steps = page.getByRole('navigation', { name: 'Steps of this guide' });
    const [summary, link] = [steps.locator('summary'), steps.getByRole('link', { name: 'Choose an organization' })];
    const look = () =>
      summary.evaluate((element) => ({
        mark: getComputedStyle(element, '::after').content.replace(/ .*/, ''),
        cursor: getComputedStyle(element).cursor,
      }));
    for (const isOpen of width > 960 ? [true, false, true] : [false, true, false]) {
      await expect(link).toBeVisible({ visible: isOpen });
      expect(await look()).toEqual({ mark: isOpen ? '"▴"' : '"▾"', cursor: 'pointer' });
      await summary.click();
    }
  });
}

for (const [step, label, bad, good] of [
  ['set-up', 'Slug', 'Acme !!', 'acme'],
  ['set-up', 'First member', 'foo', 'ada@example.com'],
  ['ask-for-a-link', 'Email address', 'foo', 'ada@example.com'],
] as const) {
  test(`“${bad}” as ${label} in ${step} is an error of its field until the field is edited`, async ({ page }) => {
    const { run, said, region } = await openStep(page, step);
    const field = region.getByLabel(label);
    await field.fill(bad);
    await run.click();
    await expect(said).not.toBeEmpty();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(await said.innerText());
    await expect(region.locator('[aria-invalid]')).toHaveCount(1);
    await field.fill(good);
    await expect(field).not.toHaveAttribute('aria-invalid');
    await field.fill(bad);
    await run.click();
    await expect(field).toHaveAttribute('aria-invalid', 'true');

    // The rejected text is no longer in the field, so the value there isn’t blamed.
    const loaded = page.waitForResponse(/\/api\/bench\/state/);
    await page.reload();
    await live(page);
    await loaded;
    await expect(said).toBeEmpty();
    await expect(field).not.toHaveValue(bad);
    await expect(field).not.toHaveAttribute('aria-invalid');
  });
}

test('on a phone, the name of a button in the text leads to the button', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openStep(page, 'set-up');
  const name = page.locator('.prose').getByRole('link', { name: 'Create organization and member' });
  await name.click();
  await expect(bench(page).run).toBeInViewport({ ratio: 1 });
  await expect(bench(page).run).toBeFocused();
  // Its fields are above it.
  await expect(page.getByLabel('First member')).toBeInViewport({ ratio: 1 });
});
