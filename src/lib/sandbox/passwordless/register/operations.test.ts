import { expect, test } from 'vitest';
import { makeClock, makePasswordless, type Json } from '../testing/sandbox.ts';

test('a register token creates a passkey, and the verify token names its user', async () => {
  const { project } = await makePasswordless();
  const { registerToken, browser, post, get } = await project();
  const token = await registerToken({ displayName: 'Ann', aliases: ['ann@example.com'] });
  expect(token).toMatch(/^register_[A-Za-z0-9_-]+$/);
  const page = browser();
  const begun = await page.beginRegistration(token);
  expect(begun.body.data).toEqual({
    rp: { id: 'localhost', name: 'localhost' },
    user: { name: 'ann', id: 'dTE', displayName: 'Ann' },
    challenge: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
    pubKeyCredParams: [-8, -7, -257, -37, -35, -258, -38, -36, -259, -39].map((alg) => ({ type: 'public-key', alg })),
    timeout: 60000,
    attestation: 'none',
    attestationFormats: [],
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'preferred' },
    hints: [],
    excludeCredentials: [],
    extensions: { credProps: true },
  });
  expect(begun.body.session).toMatch(/^session_/);

  const done = await page.register(token, { nickname: 'My key' });
  expect(done.status).toBe(200);
  const [passkey] = page.authenticator.passkeys;
  const user = (await post('/signin/verify', { token: done.body.token })).body;
  expect(user).toEqual({
    userId: 'u1',
    timestamp: expect.stringMatching(/Z$/),
    rpId: 'localhost',
    rpid: 'localhost',
    origin: 'http://localhost:3000',
    success: true,
    device: 'Other, Other',
    country: '',
    nickname: 'My key',
    credentialId: Buffer.from(passkey?.id ?? []).toString('base64'),
    purpose: null,
    expiresAt: expect.stringMatching(/Z$/),
    tokenId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    type: 'passkey_register',
  });
  const listed = (await get('/credentials/list?userId=u1')).body.values;
  expect(listed).toHaveLength(1);
});

test('options of the token reach the browser’s options', async () => {
  const { project } = await makePasswordless();
  const { registerToken, browser } = await project();
  const ask = async (more: object) => (await browser().beginRegistration(await registerToken(more))).body.data;
  expect(await ask({ discoverable: false, userVerification: 'required' })).toMatchObject({
    authenticatorSelection: { residentKey: 'discouraged', requireResidentKey: false, userVerification: 'required' },
  });
  expect(await ask({ authenticatorType: 'platform' })).toMatchObject({
    authenticatorSelection: { authenticatorAttachment: 'platform' },
  });
  expect(await ask({ authenticatorType: 'any', hints: ['security-key', 'hybrid'] })).toMatchObject({
    hints: ['security-key', 'hybrid'],
    authenticatorSelection: { authenticatorAttachment: 'cross-platform' },
  });
});

test('a user’s existing passkeys are excluded from the next registration', async () => {
  const { project } = await makePasswordless();
  const { registerToken, browser } = await project();
  const page = browser();
  await page.register(await registerToken());
  const begun = await page.beginRegistration(await registerToken());
  const [passkey] = page.authenticator.passkeys;
  expect(begun.body.data?.excludeCredentials).toEqual([
    { type: 'public-key', id: Buffer.from(passkey?.id ?? []).toString('base64url') },
  ]);
  await expect(page.register(await registerToken())).rejects.toThrow('previously registered');
});

test.each([
  ['attestation direct', { attestation: 'direct' }, 'attestation_not_supported_on_plan'],
  ['attestation in the wrong case', { attestation: 'Direct' }, 'invalid_attestation'],
  ['another attestation', { attestation: 'enterprise' }, 'invalid_attestation'],
])('a token with %s is refused', async (_, more, errorCode) => {
  const { project } = await makePasswordless();
  const { post } = await project();
  const answer = await post('/register/token', { userId: 'u1', username: 'ann', ...more });
  expect(answer).toMatchObject({ status: 400, body: { errorCode, status: 400 } });
});

test.each([
  ['an authenticator type', { authenticatorType: 'roaming' }],
  ['a user verification', { userVerification: 'optional' }],
])('an unknown %s is only refused when the registration begins', async (_, more) => {
  const { project } = await makePasswordless();
  const { registerToken, browser } = await project();
  const answer = await browser().beginRegistration(await registerToken(more));
  expect(answer).toMatchObject({ status: 400, body: { errorCode: 'invalid_argument' } });
});

test('a register token expires after 120 seconds, or at the given time', async () => {
  const clock = makeClock();
  const { project } = await makePasswordless({ now: clock.now });
  const { registerToken, browser } = await project();
  const usual = await registerToken();
  const long = await registerToken({ expiresAt: '2026-01-01T01:00:00Z' });
  const withoutZone = await registerToken({ expiresAt: '2026-01-01T01:00:00' });
  clock.pass(119_000);
  expect((await browser().beginRegistration(usual)).status).toBe(200);
  clock.pass(11_000);
  expect(await browser().beginRegistration(usual)).toMatchObject({
    status: 403,
    body: { errorCode: 'expired_token', title: 'The token expired 10 seconds ago.' },
  });
  expect((await browser().beginRegistration(long)).status).toBe(200);
  expect((await browser().beginRegistration(withoutZone)).status).toBe(200);
  clock.pass(3_600_000);
  expect((await browser().beginRegistration(long)).status).toBe(403);
});

test('a registration can begin again after a dismissed prompt, but a token creates only one passkey', async () => {
  const { project } = await makePasswordless();
  const { registerToken, browser, postFromPage, get } = await project();
  const token = await registerToken();
  const [first, second] = [browser(), browser()];
  const dismissed = await first.beginRegistration(token);
  expect((await first.register(token)).status).toBe(200);
  expect((await first.beginRegistration(token)).body.errorCode).toBe('invalid_token');
  // A registration that began before the token was used up fails, too.
  const late = await postFromPage('/register/complete', await second.answerRegistration(dismissed.body));
  expect(late).toMatchObject({ status: 400, body: { errorCode: 'invalid_token' } });
  expect((await get('/credentials/list?userId=u1')).body.values).toHaveLength(1);
});

test('a registration sent twice is refused, because the passkey exists', async () => {
  const { project } = await makePasswordless();
  const { registerToken, browser, postFromPage } = await project();
  const page = browser();
  const body = await page.answerRegistration((await page.beginRegistration(await registerToken())).body);
  const both = await Promise.all([postFromPage('/register/complete', body), postFromPage('/register/complete', body)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect(await postFromPage('/register/complete', body)).toMatchObject({
    status: 400,
    body: { errorCode: 'fido2_invalid_registration', title: expect.stringContaining('not unique') },
  });
});

test.each([
  ['another origin', { origin: 'https://evil.example' }, 'origin'],
  ['another RP ID', { rpId: 'evil.example' }, 'RP ID'],
  ['another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }, 'challenge'],
  ['another type', { type: 'webauthn.get' }, 'type'],
  ['no user present', { absent: true }, 'presence'],
])('a passkey made with %s is refused', async (_, forged, word) => {
  const { project } = await makePasswordless();
  const { registerToken, browser, get } = await project();
  const answer = await browser().register(await registerToken(), {}, forged);
  expect(answer).toMatchObject({
    status: 400,
    body: { errorCode: 'fido2_invalid_registration', title: expect.stringMatching(new RegExp(word, 'i')) },
  });
  expect((await get('/credentials/list?userId=u1')).body.values).toEqual([]);
});

test('a passkey without user verification is accepted unless the token requires it', async () => {
  const { project } = await makePasswordless();
  const { registerToken, browser, postFromPage } = await project();
  expect((await browser({ verifiesUser: false }).register(await registerToken())).status).toBe(200);
  const token = await registerToken({ userVerification: 'required' });
  const page = browser({ verifiesUser: false });
  const begun = (await page.beginRegistration(token)).body;
  // A browser would not offer this; a forger who changes the options is caught.
  const asked = { ...begun, data: { ...begun.data, authenticatorSelection: {} } } as Json;
  const answer = await postFromPage('/register/complete', await page.answerRegistration(asked));
  expect(answer.body).toMatchObject({ errorCode: 'fido2_invalid_registration', title: expect.stringMatching(/verif/) });
});

test('a registration without an origin is refused', async () => {
  const { project } = await makePasswordless();
  const { registerToken, postFromPage, browser } = await project();
  const token = await registerToken();
  const begun = await postFromPage('/register/begin', { token, RPID: 'localhost' });
  expect(begun).toMatchObject({ status: 400, body: { title: 'Origin is required.', errorCode: null } });
  const empty = await postFromPage('/register/begin', { token, RPID: 'localhost', Origin: '' });
  expect(empty).toMatchObject({ status: 400, body: { title: 'Origin is required.' } });
  const page = browser();
  const { Origin: _, ...body } = await page.answerRegistration((await page.beginRegistration(token)).body);
  expect((await postFromPage('/register/complete', body)).body).toMatchObject({ title: 'Origin is required.' });
});

test('without an RP ID, the host of the origin is used', async () => {
  const { project } = await makePasswordless();
  const { registerToken, postFromPage } = await project();
  const answer = await postFromPage('/register/begin', {
    token: await registerToken(),
    Origin: 'https://shop.example:8443',
  });
  expect(answer.body.data?.rp).toEqual({ id: 'shop.example', name: 'shop.example' });
});

test('an alias of another user is refused for the token, and again on completion', async () => {
  const { project } = await makePasswordless();
  const { registerToken, browser, post } = await project();
  const early = await registerToken({ userId: 'u2', aliases: ['ann@example.com'] });
  const pages = [browser(), browser()];
  await pages[0]?.register(await registerToken({ aliases: ['ann@example.com', 'ann@example.com'] }));
  const refused = await post('/register/token', { userId: 'u2', username: 'b', aliases: ['x', 'ann@example.com'] });
  expect(refused).toMatchObject({
    status: 409,
    body: {
      errorCode: 'alias_conflict',
      title: 'Alias is already in use by another userid',
      type: 'https://docs.passwordless.dev/guide/errors.html#alias_conflict',
    },
  });
  expect((await pages[1]?.register(early))?.body).toMatchObject({ errorCode: 'alias_conflict' });
  expect((await post('/credentials/list', { userId: 'u2' })).body.values).toEqual([]);
  // The attempt was rolled back, so the token is still valid.
  await post('/alias', { userId: 'u1', aliases: [] });
  expect((await browser().register(early)).status).toBe(200);
});

test('a nickname can have 64 characters', async () => {
  const { project } = await makePasswordless();
  const { registerToken, browser } = await project();
  expect((await browser().register(await registerToken(), { nickname: 'x'.repeat(65) })).body).toMatchObject({
    errors: { nickname: [expect.stringContaining('64')] },
  });
  expect((await browser().register(await registerToken(), { nickname: 'x'.repeat(64) })).status).toBe(200);
});

test.each(['apple', 'android-key', 'android-safetynet', 'unheard-of'])(
  'attestation in the format %s is refused',
  async (format) => {
    const { project } = await makePasswordless();
    const { registerToken, browser, postFromPage } = await project();
    const page = browser();
    const body = await page.answerRegistration((await page.beginRegistration(await registerToken())).body);
    const object = Buffer.from(body.response.response.AttestationObject, 'base64url');
    // The format's name, with the byte that contains its length.
    const none = Buffer.from('\x64none');
    const name = format.length < 24 ? Buffer.from([0x60 + format.length]) : Buffer.from([0x78, format.length]);
    const at = object.indexOf(none);
    const changed = Buffer.concat([
      object.subarray(0, at),
      name,
      Buffer.from(format),
      object.subarray(at + none.length),
    ]);
    body.response.response.AttestationObject = changed.toString('base64url');
    const answer = await postFromPage('/register/complete', body);
    expect(answer.body).toMatchObject({
      errorCode: 'fido2_invalid_registration',
      title: expect.stringContaining(format),
    });
  },
);

test('a malformed attestation is refused and does not cause a 500', async () => {
  const { project } = await makePasswordless();
  const { registerToken, browser, postFromPage } = await project();
  const page = browser();
  const body = await page.answerRegistration((await page.beginRegistration(await registerToken())).body);
  for (const AttestationObject of ['%%%', 'AAAA', Buffer.alloc(20_000, 0x81).toString('base64url')]) {
    const response = { ...body.response, response: { ...body.response.response, AttestationObject } };
    const answer = await postFromPage('/register/complete', { ...body, response });
    expect(answer, AttestationObject.slice(0, 10)).toMatchObject({
      status: 400,
      body: { errorCode: 'fido2_invalid_registration' },
    });
  }
});

test('only a public key is accepted as a passkey', async () => {
  const { project } = await makePasswordless();
  const { registerToken, browser, postFromPage } = await project();
  const page = browser();
  const made = await page.answerRegistration((await page.beginRegistration(await registerToken())).body);
  const send = (path: string, body: typeof made | Awaited<ReturnType<typeof page.answerSignin>>) =>
    postFromPage(path, { ...body, response: { ...body.response, type: 'password' } });
  expect((await send('/register/complete', made)).body.title).toContain('credential type');
  await postFromPage('/register/complete', made);
  const asserted = await page.answerSignin((await page.beginSignin()).body);
  expect((await send('/signin/complete', asserted)).body.title).toContain('credential type');
});
