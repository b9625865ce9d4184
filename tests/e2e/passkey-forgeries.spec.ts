import type { APIRequestContext } from '@playwright/test';
import type { AuthenticatorSettings, Forgery } from '../../src/lib/sandbox/passwordless/testing/authenticator.ts';
import { ALIAS, readerOf } from './passkey-reader.ts';
import { CEREMONY_MS, expect, openStep, test as base } from './passkeys.ts';

/*
 * Forged messages through the endpoint that every browser uses, the pass-through under `/api/bench`, with an
 * authenticator in software whose messages are real but for the one thing that is forged.
 */

interface Fixtures {
  /** Creates a reader with such a device. */
  reader: (settings?: AuthenticatorSettings) => Promise<ReturnType<typeof readerOf>>;
}

const test = base.extend<Fixtures>({
  reader: async ({ playwright, baseURL }, use) => {
    const made: APIRequestContext[] = [];
    await use(async (settings) => {
      const request = await playwright.request.newContext({ baseURL });
      made.push(request);
      return readerOf(request, baseURL ?? '', settings);
    });
    await Promise.all(made.map((request) => request.dispose()));
  },
});

const forgeries: [what: string, forged: Forgery][] = [
  ['another page’s origin', { origin: 'https://evil.example' }],
  ['another domain’s RP ID', { rpId: 'evil.example' }],
  ['another question', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ['the other ceremony’s type', { type: 'webauthn.payment' }],
  ['nobody there', { absent: true }],
];

for (const [what, forged] of forgeries) {
  test(`a passkey made with ${what} is rejected, and none is stored`, async ({ reader }) => {
    const eve = await reader();
    const { answer, result } = await eve.register(forged);
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'fido2_invalid_registration' } });
    expect(result.outcome).toMatchObject({ kind: 'refused', sentence: 'The new passkey couldn’t be verified.' });
    expect(await eve.passkeys()).toContain('needs a user with an alias who has had a passkey');
  });
}

for (const [what, forged] of [...forgeries, ['a bogus signature', { badSignature: true }]] as typeof forgeries) {
  test(`a sign-in with ${what} is rejected, and the real one passes after it`, async ({ reader }) => {
    const eve = await reader();
    await eve.register();
    const { answer, result } = await eve.signIn(forged);
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'signin_complete_error' } });
    expect(result.outcome).toMatchObject({ kind: 'refused', sentence: 'This passkey couldn’t be verified.' });
    expect((await eve.signIn()).result.outcome.kind).toBe('done');
  });
}

test('passkey, register token, session and verify token of one project don’t work in another', async ({ reader }) => {
  const [ada, eve] = [await reader(), await reader()];
  const token = await ada.registerToken();
  await eve.register();

  await test.step('her register token', async () => {
    await eve.registerToken();
    const work = await eve.begin('register', 'register', { nickname: 'Forged' });
    const answer = await eve.browserOf(work).register(token);
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'invalid_token' } });
  });

  const registered = await ada.register();
  expect(registered.answer.status).toBe(200);
  await test.step('her passkey, by the device that has it', async () => {
    eve.device.passkeys.splice(0, Infinity, ...ada.device.passkeys);
    const work = await eve.begin('sign-in', 'discoverable', {});
    const answer = await eve.browserOf(work).signin();
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'unknown_credential' } });
    expect((await eve.finish(work)).outcome).toMatchObject({ kind: 'refused', error_type: 'unknown_credential' });
  });

  await test.step('her session, answered by the device that has the passkey', async () => {
    const hers = await ada.begin('sign-in', 'discoverable', {});
    const begun = await ada.browserOf(hers).beginSignin();
    const work = await eve.begin('sign-in', 'discoverable', {});
    const answer = await eve.through(work, '/signin/complete', await ada.browserOf(hers).answerSignin(begun.body));
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'invalid_token' } });
  });

  await test.step('her verify token, in another reader’s app', async () => {
    const { token: verifying } = registered.answer.body;
    expect(await eve.verify(verifying)).toBe(400);
    expect(await ada.verify(verifying)).toBe(200);
  });
});

test('another reader’s ceremony can’t be answered', async ({ reader }) => {
  const [ada, eve] = [await reader(), await reader()];
  await eve.registerToken();
  const work = await ada.begin('sign-in', 'discoverable', {});
  expect(work).not.toHaveProperty('run');
  const hers = await ada.begin('see-it-happen', 'make', {});
  expect((await eve.through(hers, '/register/begin', {})).status).toBe(404);
  expect((await ada.through(hers, '/register/begin', {})).status).toBe(400);
  for (const route of ['/register/token', '/signin/verify', '/users/list', '/credentials/delete'])
    expect((await ada.through(hers, route, {})).status, route).toBe(404);
});

test('a registration sent twice creates one passkey, and the copy is told so', async ({ reader }) => {
  const eve = await reader();
  await eve.registerToken();
  const work = await eve.begin('register', 'register', { nickname: 'Once' });
  const browser = eve.browserOf(work);
  const answer = await browser.answerRegistration((await browser.beginRegistration(work.token)).body);
  expect((await eve.through(work, '/register/complete', answer)).status).toBe(200);
  expect(await eve.through(work, '/register/complete', answer)).toMatchObject({
    status: 400,
    body: { errorCode: 'fido2_invalid_registration', title: expect.stringContaining('not unique') },
  });
  await eve.finish(work);
});

for (const counts of [true, false]) {
  test(`a sign-in sent twice ${counts ? 'is rejected if the device counts' : 'passes if the counter is always 0'}`, async ({
    reader,
  }) => {
    const eve = await reader({ counts, synchronised: !counts });
    await eve.register();
    const work = await eve.begin('sign-in', 'alias', { alias: ALIAS });
    const browser = eve.browserOf(work);
    const answer = await browser.answerSignin((await browser.beginSignin({ alias: ALIAS })).body);
    expect((await eve.through(work, '/signin/complete', answer)).status).toBe(200);
    const again = await eve.through(work, '/signin/complete', answer);
    expect(again).toMatchObject(
      counts
        ? { status: 400, body: { errorCode: 'signin_complete_error' } }
        : { status: 200, body: { token: expect.stringMatching(/^verify_/) } },
    );
  });
}

test('the page shows and explains the result of a response that is sent twice', async ({ page }) => {
  const { region, said, held } = await openStep(page, 'sign-in');
  const twice = region.getByRole('article', { name: 'POST /passwordless/signin/complete', exact: true });
  const replay = region.getByRole('button', { name: /same response twice/ });
  const slowly = { timeout: CEREMONY_MS };

  await replay.click();
  await expect(said).toContainText('its copy was rejected, because its counter had been seen before', slowly);
  // The copy comes first, because the sentence is about it.
  await expect(twice).toContainText('400');
  await region.getByText(/calls before it$/).click();
  await expect(twice).toHaveCount(2);
  await expect(twice.last()).toContainText('200');

  await region.getByRole('radio', { name: 'always sends 0' }).check();
  await replay.click();
  await expect(said).toContainText('The same response was accepted twice.', slowly);
  await expect(twice).toHaveCount(2);
  await expect(twice.last()).toContainText('200');
  // Another user's device: the reader holds none of its tokens, and the browser has its own functions back.
  await expect(held).toHaveCount(0);
  expect(
    await page.evaluate(() => [Object.hasOwn(navigator.credentials, 'get'), /native code/.test(String(fetch))]),
  ).toEqual([false, true]);
});

test('each call says whether the browser or the server sent it', async ({ page }) => {
  const { region, said, run, exchange } = await openStep(page, 'see-it-happen');
  await region.getByRole('switch', { name: /Simulated authenticator/ }).check();
  await run.click();
  await expect(said).toContainText('You created a passkey.', { timeout: CEREMONY_MS });
  await expect(exchange('POST /passwordless/register/token')).toContainText('sent by your server');
  for (const path of ['begin', 'complete'])
    await expect(exchange(`POST /passwordless/register/${path}`)).toContainText('sent by your browser');
});
