import { expect, test } from 'vitest';
import { makeClock, makePasswordless, type Json } from '../testing/sandbox.ts';

/** A user with a passkey. */
async function registered(options: Parameters<typeof makePasswordless>[0] = {}, settings = {}) {
  const sandbox = await makePasswordless(options);
  const account = await sandbox.project();
  const page = account.browser(settings);
  await page.register(await account.registerToken({ aliases: ['ann@example.com'] }), { nickname: 'My key' });
  return { ...sandbox, ...account, page };
}

test('a user signs in by alias, by id, and without naming themselves', async () => {
  const { page, post } = await registered();
  for (const who of [{ alias: 'ann@example.com' }, { userId: 'u1' }, {}]) {
    const done = await page.signin(who);
    expect(done.body.token, JSON.stringify(who)).toMatch(/^verify_/);
    expect((await post('/signin/verify', { token: done.body.token })).body).toMatchObject({
      userId: 'u1',
      success: true,
      type: 'passkey_signin',
      purpose: 'sign-in',
      nickname: 'My key',
      rpId: 'localhost',
    });
  }
});

test('the options list the allowed passkeys, and an id takes precedence over an alias', async () => {
  const { page } = await registered();
  const id = Buffer.from(page.authenticator.passkeys[0]?.id ?? []).toString('base64url');
  const allowed = [{ type: 'public-key', id }];
  expect((await page.beginSignin({ alias: 'ann@example.com' })).body.data).toEqual({
    challenge: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
    timeout: 60000,
    rpId: 'localhost',
    allowCredentials: allowed,
    userVerification: 'preferred',
    hints: [],
  });
  expect((await page.beginSignin({ userId: 'u1', alias: 'nobody' })).body.data?.allowCredentials).toEqual(allowed);
  expect((await page.beginSignin({ userId: 'u2', alias: 'ann@example.com' })).body.data?.allowCredentials).toEqual([]);
});

test.each([{ alias: 'nobody' }, { userId: 'nobody' }, { alias: 'ANN@example.com' }, {}])(
  'for %o the list is empty, without an error',
  async (who) => {
    const { page } = await registered();
    expect(await page.beginSignin(who)).toMatchObject({ status: 200, body: { data: { allowCredentials: [] } } });
  },
);

test('a signature with one changed bit is refused', async () => {
  const { page, get } = await registered();
  const before = (await get('/credentials/list?userId=u1')).text;
  const answer = await page.signin({ userId: 'u1' }, { badSignature: true });
  expect(answer).toMatchObject({
    status: 400,
    body: { errorCode: 'signin_complete_error', title: expect.stringContaining('signature') },
  });
  expect((await get('/credentials/list?userId=u1')).text).toBe(before);
});

test.each([
  ['another origin', { origin: 'https://evil.example' }, 'origin'],
  ['another RP ID', { rpId: 'evil.example' }, 'RP ID'],
  ['another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }, 'challenge'],
  ['another type', { type: 'webauthn.create' }, 'type'],
  ['no user present', { absent: true }, 'present'],
])('a response with %s is refused', async (_, forged, word) => {
  const { page } = await registered();
  expect(await page.signin({ userId: 'u1' }, forged)).toMatchObject({
    status: 400,
    body: { errorCode: 'signin_complete_error', title: expect.stringMatching(new RegExp(word, 'i')) },
  });
});

test('an origin that differs from the signed one is refused', async () => {
  const { page, postFromPage } = await registered();
  const body = await page.answerSignin((await page.beginSignin()).body);
  const answer = await postFromPage('/signin/complete', { ...body, Origin: 'http://localhost:4000' });
  expect(answer.body).toMatchObject({ errorCode: 'signin_complete_error', title: expect.stringContaining('origin') });
});

test('a page that another site embeds signs users in', async () => {
  const { page } = await registered();
  expect((await page.signin({ userId: 'u1' }, { topOrigin: 'https://embedding.example' })).status).toBe(200);
});

test('origins are compared by scheme, host and port', async () => {
  const { page, postFromPage } = await registered();
  const send = async (Origin: string) =>
    postFromPage('/signin/complete', { ...(await page.answerSignin((await page.beginSignin()).body)), Origin });
  for (const same of ['http://localhost:3000/', 'HTTP://LOCALHOST:3000', 'http://localhost:3000/login?x=1'])
    expect((await send(same)).status, same).toBe(200);
  for (const other of ['https://localhost:3000/', 'http://localhost/', 'localhost:3000', 'null'])
    expect((await send(other)).status, other).toBe(400);
});

test('a sign-in sent twice is refused if the passkey counts signatures', async () => {
  const { page, postFromPage } = await registered();
  const body = await page.answerSignin((await page.beginSignin()).body);
  const both = await Promise.all([postFromPage('/signin/complete', body), postFromPage('/signin/complete', body)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect(await postFromPage('/signin/complete', body)).toMatchObject({
    status: 400,
    body: { errorCode: 'signin_complete_error', title: 'The counter must be greater than the last one that was seen.' },
  });
});

// The service does that, too: only a rising counter reveals a replay, and a synced passkey has none
// (docs/passwordless.md, "Complete sign-in" and docs/passwordless.md, "Verifying with @simplewebauthn/server";
// `differences.ts`).
test('a sign-in sent twice is accepted if the passkey does not count signatures', async () => {
  const { page, postFromPage } = await registered({}, { counts: false, synchronised: true });
  const body = await page.answerSignin((await page.beginSignin()).body);
  expect((await postFromPage('/signin/complete', body)).status).toBe(200);
  expect((await postFromPage('/signin/complete', body)).status).toBe(200);
});

test('a passkey of another project is not recognized', async () => {
  const { page, project } = await registered();
  const other = await project();
  const begun = (await other.browser().beginSignin()).body;
  const answer = await other.postFromPage('/signin/complete', await page.answerSignin(begun));
  expect(answer).toMatchObject({
    status: 400,
    body: {
      errorCode: 'unknown_credential',
      title: "We don't recognize the passkey you sent us.",
      credentialId: Buffer.from(page.authenticator.passkeys[0]?.id ?? []).toString('base64url'),
    },
  });
});

test('a passkey deleted on the server is not recognized, although the device still has it', async () => {
  const { page, post } = await registered();
  const id = Buffer.from(page.authenticator.passkeys[0]?.id ?? []).toString('base64url');
  expect((await post('/credentials/delete', { credentialId: id })).status).toBe(204);
  expect((await page.signin()).body).toMatchObject({ errorCode: 'unknown_credential', credentialId: id });
});

test('another user’s passkey does not work for the named user', async () => {
  const { page, browser, registerToken, postFromPage } = await registered();
  const other = browser();
  await other.register(await registerToken({ userId: 'u2', username: 'bob' }));
  const begun = (await page.beginSignin({ userId: 'u1' })).body;
  // A forger removes the list of allowed passkeys.
  const asked = { ...begun, data: { ...begun.data, allowCredentials: [] } } as unknown as Json;
  const answer = await postFromPage('/signin/complete', await other.answerSignin(asked));
  expect(answer.body).toMatchObject({ errorCode: 'signin_complete_error', title: expect.stringContaining('allowed') });
});

test('another user’s handle is refused', async () => {
  const { page, postFromPage } = await registered();
  const send = async (userHandle: string) => {
    const body = await page.answerSignin((await page.beginSignin()).body);
    const response = { ...body.response, response: { ...body.response.response, userHandle } };
    return postFromPage('/signin/complete', { ...body, response });
  };
  expect((await send('dTI')).body).toMatchObject({ errorCode: 'signin_complete_error' });
  expect((await send('')).body).toMatchObject({ errorCode: 'signin_complete_error' });
  expect((await send('dTE')).status).toBe(200);
});

test('a session only completes its own ceremony, in its own project', async () => {
  const { page, registerToken, postFromPage, project } = await registered();
  const answer = await page.answerSignin((await page.beginSignin()).body);
  const { session } = (await page.beginRegistration(await registerToken({ userId: 'u3' }))).body;
  expect((await postFromPage('/signin/complete', { ...answer, session })).body.errorCode).toBe('invalid_token');
  const other = await project();
  expect((await other.postFromPage('/signin/complete', answer)).body.errorCode).toBe('invalid_token');
  expect((await postFromPage('/signin/complete', { ...answer, session: undefined })).body.errorCode).toBe(
    'missing_token',
  );
});

test('a verify token works once, even for concurrent calls', async () => {
  const { page, post } = await registered();
  const { token } = (await page.signin()).body;
  const both = await Promise.all([post('/signin/verify', { token }), post('/signin/verify', { token })]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect((await post('/signin/verify', { token })).body).toMatchObject({
    errorCode: 'invalid_token',
    title: expect.stringContaining('used already'),
  });
});

test('a verify token expires after 120 seconds, used up or not', async () => {
  const clock = makeClock();
  const { page, post } = await registered({ now: clock.now });
  const [used, unused] = [(await page.signin()).body.token, (await page.signin()).body.token];
  clock.pass(119_000);
  expect((await post('/signin/verify', { token: used })).status).toBe(200);
  clock.pass(2_000);
  for (const token of [used, unused]) {
    expect(await post('/signin/verify', { token })).toMatchObject({
      status: 403,
      body: { errorCode: 'expired_token', title: 'The token expired 1 second ago.' },
    });
  }
});

test.each([
  ['absent', undefined, 'missing_token', "'verify_'"],
  ['null', null, 'missing_token', "'verify_'"],
  ['empty', '', 'invalid_token', "'verify_'"],
  ['of another kind', 'register_abc', 'invalid_token', "'register_a'"],
  ['an object', '{"token":1}', 'invalid_token', '\'{"token":1\''],
  ['not base64url', 'verify_ä', 'invalid_token_format', 'base64url'],
  ['made up', 'verify_AAAA', 'invalid_token', ''],
])('a verify token that is %s is refused', async (_, token, errorCode, words) => {
  const { post } = await (await makePasswordless()).project();
  expect(await post('/signin/verify', { token })).toMatchObject({
    status: 400,
    body: { errorCode, title: expect.stringContaining(words) },
  });
});

test('a token from another project, or a modified one, is refused', async () => {
  const { page, project, post } = await registered();
  const token = String((await page.signin()).body.token);
  const other = await project();
  expect((await other.post('/signin/verify', { token })).body.errorCode).toBe('invalid_token');
  const changed = `${token.slice(0, 60)}${token[60] === 'A' ? 'B' : 'A'}${token.slice(61)}`;
  expect((await post('/signin/verify', { token: changed })).body.errorCode).toBe('invalid_token');
  // A session is sealed with its prefix, so it isn't accepted as a verify token.
  const session = String((await page.beginSignin()).body.session).replace('session_', 'verify_');
  expect((await post('/signin/verify', { token: session })).body.errorCode).toBe('invalid_token');
  // The prefix may be in upper case.
  expect((await post('/signin/verify', { token: token.replace('verify_', 'VERIFY_') })).status).toBe(200);
});

test('a token older than thirty days is invalid, whatever its expiry', async () => {
  const clock = makeClock();
  const { registerToken, browser } = await (await makePasswordless({ now: clock.now })).project();
  const token = await registerToken({ expiresAt: '2027-01-01T00:00:00Z' });
  clock.pass(29 * 86_400_000);
  expect((await browser().beginRegistration(token)).status).toBe(200);
  clock.pass(2 * 86_400_000);
  expect((await browser().beginRegistration(token)).body.errorCode).toBe('invalid_token');
});

test('a sign-in token can be generated for a user without a passkey, with any lifetime', async () => {
  const clock = makeClock();
  const { post } = await (await makePasswordless({ now: clock.now })).project();
  const made = await post('/signin/generate-token', { userId: 'new', timeToLive: 3600 });
  clock.pass(3_599_000);
  expect((await post('/signin/verify', { token: made.body.token })).body).toMatchObject({
    userId: 'new',
    type: 'generated_signin',
    credentialId: null,
    nickname: null,
    device: null,
    country: null,
    purpose: 'sign-in',
  });
  for (const timeToLive of [0, 604_801, 1.5, 'long']) {
    expect(
      (await post('/signin/generate-token', { userId: 'new', timeToLive })).body,
      String(timeToLive),
    ).toMatchObject({ errors: { timeToLive: [expect.stringContaining('between 1 and 604800')] } });
  }
});

test('a purpose has its own verification and lifetime; an unknown one is a sign-in', async () => {
  const clock = makeClock();
  const { post, postFromPage, page, browser, registerToken } = await registered({ now: clock.now });
  await post('/auth-configs/add', {
    purpose: 'pay',
    timeToLive: '00:05:00',
    userVerificationRequirement: 'required',
    hints: ['client-device'],
    performedBy: 'test',
  });
  const begun = await page.beginSignin({ userId: 'u1', purpose: 'pay' });
  expect(begun.body.data).toMatchObject({ userVerification: 'required', hints: ['client-device'] });
  const { token } = (await page.signin({ userId: 'u1', purpose: 'pay' })).body;
  clock.pass(299_000);
  expect((await post('/signin/verify', { token })).body).toMatchObject({ purpose: 'pay' });

  const unknown = (await page.signin({ purpose: 'fly' })).body.token;
  expect((await post('/signin/verify', { token: unknown })).body).toMatchObject({ purpose: 'sign-in' });

  const weak = browser({ verifiesUser: false });
  await weak.register(await registerToken({ userId: 'u2', username: 'bob' }));
  expect((await weak.signin({ userId: 'u2' })).status).toBe(200);
  await expect(weak.signin({ userId: 'u2', purpose: 'pay' })).rejects.toThrow('not allowed');
  // A browser would not offer this; a forger who changes the options is caught.
  const strict = (await weak.beginSignin({ userId: 'u2', purpose: 'pay' })).body;
  const asked = { ...strict, data: { ...strict.data, userVerification: 'preferred' } } as unknown as Json;
  expect((await postFromPage('/signin/complete', await weak.answerSignin(asked))).body).toMatchObject({
    errorCode: 'signin_complete_error',
    title: expect.stringMatching(/verif/),
  });
});

test('a sign-in reports the device and country of the call that completed it', async () => {
  const { page, postFromPage, post } = await registered();
  const body = await page.answerSignin((await page.beginSignin()).body);
  const agent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/146.0.0.0 Safari/537.36';
  const done = await postFromPage('/signin/complete', body, { 'user-agent': agent, 'cf-ipcountry': 'SE' });
  expect((await post('/signin/verify', { token: done.body.token })).body).toMatchObject({
    device: 'Chrome, Mac OS X 10',
    country: 'SE',
  });
});
