import { beginWaiting, expect, test, whileWaiting } from './client-page.ts';
import { addDevice } from './passkeys.ts';

/*
 * The contract of the browser client: the unmodified package in a real browser, against a sandbox that was started alone,
 * from a page of another origin. Errors are those of docs/passwordless.md, "Errors" that its four calls can meet.
 */

test.describe.configure({ timeout: 20_000 });

test('it says what the browser can do, with a device and without', async ({ page, open }) => {
  await open();
  const support = () =>
    page.evaluate(async () => {
      const { passwordless } = window as unknown as {
        passwordless: typeof import('@passwordlessdev/passwordless-client');
      };
      const client = new passwordless.Client({ apiKey: '' });
      return await Promise.all([
        ...[passwordless, client].flatMap((it) => [it.isBrowserSupported(), it.isAutofillSupported()]),
        ...[passwordless, client].map((it) => it.isPlatformSupported()),
      ]);
    });
  expect(await support()).toEqual([true, true, true, true, false, false]);
  await addDevice(page);
  expect(await support()).toEqual([true, true, true, true, true, true]);
});

test('register makes a passkey with a nickname, and its token verifies', async ({ page, open, project, call }) => {
  const device = await addDevice(page);
  await open();
  const made = await call(project.config, 'register', await project.registerToken(), 'My key');
  expect(await project.verify(made)).toMatchObject({
    userId: 'u1',
    nickname: 'My key',
    type: 'passkey_register',
    rpId: 'localhost',
    origin: new URL(page.url()).origin,
  });
  expect(await device.passkeys()).toMatchObject([{ rpId: 'localhost', signCount: 1 }]);
});

test('every way to sign in ends in a token that verifies', async ({ page, open, project, call }) => {
  const device = await addDevice(page);
  await open();
  await call(project.config, 'register', await project.registerToken({ aliases: ['ann@example.com'] }));
  await project.post('/auth-configs/add', { purpose: 'pay', timeToLive: '00:10:00' });
  const ways = [
    () => call(project.config, 'signinWithId', 'u1'),
    () => call(project.config, 'signinWithAlias', 'ann@example.com'),
    () => call(project.config, 'signinWithDiscoverable'),
    () => call(project.config, 'signinWithAutofill'),
    // An alias nobody has is answered like none: the device offers what it has (docs/passwordless.md, "Begin sign-in").
    () => call(project.config, 'signinWithAlias', 'nobody@example.com'),
  ];
  for (const way of ways)
    expect(await project.verify(await way())).toMatchObject({
      userId: 'u1',
      type: 'passkey_signin',
      purpose: 'sign-in',
    });
  const signinMethods = [{ userId: 'u1' }, { alias: 'ann@example.com' }, { discoverable: true }, { autofill: true }];
  for (const signinMethod of signinMethods)
    for (const [purpose, called] of [
      ['pay', 'pay'],
      ['', 'step-up'],
    ] as const)
      expect(await project.verify(await call(project.config, 'stepup', { signinMethod, purpose }))).toMatchObject({
        userId: 'u1',
        purpose: called,
      });
  expect(await device.passkeys()).toMatchObject([{ signCount: 1 + ways.length + 2 * signinMethods.length }]);
});

test('abort ends a prompt that waits', async ({ page, open, project, call }) => {
  const device = await addDevice(page);
  await open();
  await call(project.config, 'register', await project.registerToken());
  await device.touches(false);
  await beginWaiting(page, project.config, 'signinWithDiscoverable');
  const { first } = await whileWaiting(page, 'abort');
  expect(first.error).toMatchObject({ from: 'client', errorCode: 'unknown' });
});

test('a sign-in ends the one that waits in the field', async ({ page, open, project, call }) => {
  const device = await addDevice(page);
  await open();
  await call(project.config, 'register', await project.registerToken());
  await device.touches(false);
  await beginWaiting(page, project.config, 'signinWithAutofill');
  await device.touches(true);
  const { first, second } = await whileWaiting(page, 'signinWithDiscoverable');
  expect(first.error).toMatchObject({ from: 'client', errorCode: 'unknown' });
  expect(await project.verify(second ?? {})).toMatchObject({ userId: 'u1' });
});

test('a wrapper’s version stands before the client’s own, and is given once', async ({ page, open, project }) => {
  await addDevice(page);
  await open();
  const again = await page.evaluate(async (config) => {
    const { passwordless } = window as unknown as {
      passwordless: typeof import('@passwordlessdev/passwordless-client');
    };
    const client = new passwordless.Client(config);
    client.clientVersion = 'react-1.2.3';
    await client.register('register_none');
    try {
      client.clientVersion = 'vue-1.0.0';
      return 'taken';
    } catch (error) {
      return String(error);
    }
  }, project.config);
  expect(again).toContain('already been set');
  const { calls } = (await project.control('calls')).body;
  expect(calls.at(-1).request.headers).toContainEqual(['Client-Version', 'react-1.2.3+js-1.1.0']);
});

test('what is wrong with the key is said, as 401 without a code', async ({ open, project, call }) => {
  await open();
  const { apiKey } = project.config;
  const wrong: [apiKey: string, detail: string][] = [
    ['', "A valid 'ApiKey' header is required."],
    [project.secret, 'API secret was supplied in the ApiKey header'],
    ['verify_abc', "A 'verify_' token was supplied"],
    ['hunter2-hunter2', "'hunter2-hu'"],
    [apiKey.replace(/.$/, (last) => (last === '0' ? '1' : '0')), "The value of your 'ApiKey' is not valid."],
  ];
  const token = await project.registerToken();
  for (const [key, detail] of wrong) {
    const config = { ...project.config, apiKey: key };
    for (const { error } of [await call(config, 'register', token), await call(config, 'signinWithId', 'u1')]) {
      expect(error, detail).toMatchObject({ from: 'server', status: 401, detail: expect.stringContaining(detail) });
      expect(error, detail).not.toHaveProperty('errorCode');
    }
  }
});

test('what is wrong with a register token is said', async ({ page, open, project, call, sandbox }) => {
  await addDevice(page);
  await open();
  const { config } = project;
  const token = await project.registerToken();
  const elsewhere = await (await fetch(`${sandbox}/_sandbox/projects`, { method: 'POST' })).json();
  const tampered = token.replace(/.{4}$/, (end) => (end === 'AAAA' ? 'BBBB' : 'AAAA'));
  const refused: [given: unknown, error: object][] = [
    [undefined, { status: 400, errorCode: 'missing_token' }],
    ['', { status: 400, errorCode: 'invalid_token' }],
    ['verify_abc', { status: 400, errorCode: 'invalid_token', title: expect.stringContaining("'register_'") }],
    [{ token }, { status: 400 }],
    ['register_*', { status: 400, errorCode: 'invalid_token_format' }],
    [tampered, { status: 400, errorCode: 'invalid_token' }],
    [await project.registerToken({ userVerification: 'optional' }), { status: 400, errorCode: 'invalid_argument' }],
    [await project.registerToken({ authenticatorType: 'usb' }), { status: 400, errorCode: 'invalid_argument' }],
  ];
  for (const [given, error] of refused)
    expect((await call(config, 'register', given as string)).error, String(given)).toMatchObject({
      from: 'server',
      ...error,
    });
  const foreign = { ...config, apiKey: elsewhere.passwordless.api_key };
  expect((await call(foreign, 'register', token)).error).toMatchObject({ from: 'server', errorCode: 'invalid_token' });
  await project.control('clock', { advance_seconds: 121 });
  expect((await call(config, 'register', token)).error).toMatchObject({
    from: 'server',
    status: 403,
    errorCode: 'expired_token',
    title: expect.stringMatching(/^The token expired \d+ seconds? ago\.$/),
  });
});

test('a registration that must not be is refused at its end, and nothing is stored', async ({
  page,
  open,
  project,
  call,
}) => {
  const device = await addDevice(page);
  await open();
  const { config } = project;
  const refused = async (more: object, method: Promise<unknown>) => {
    expect(await method).toMatchObject({ error: { from: 'server', ...more } });
    expect((await project.post('/credentials/list', { userId: 'u1' })).body.values).toEqual([]);
    await device.clear();
  };
  const register = async (given: object = config, nickname?: string) =>
    call(given, 'register', await project.registerToken(), ...(nickname ? [nickname] : []));

  await refused({ status: 400, title: 'Origin is required.' }, register({ ...config, origin: undefined }));
  // The browser signs the page's own origin, whatever the page sends (docs/passwordless.md, "Errors").
  const invalid = { status: 400, errorCode: 'fido2_invalid_registration' };
  await refused(invalid, register({ ...config, origin: 'https://evil.example' }));
  await refused({ status: 400, errors: { nickname: [expect.any(String)] } }, register(config, 'n'.repeat(65)));
  await device.denies('presence');
  await refused(invalid, register());
  await device.denies('verification');
  await refused(invalid, call(config, 'register', await project.registerToken({ userVerification: 'required' })));
});

test('an alias that somebody took meanwhile is refused at the end', async ({ page, open, project, call }) => {
  const device = await addDevice(page);
  await open();
  const [first, second] = [
    await project.registerToken({ userId: 'u1', aliases: ['ann'] }),
    await project.registerToken({ userId: 'u2', aliases: ['ann'] }),
  ];
  await project.verify(await call(project.config, 'register', first));
  await device.clear();
  expect((await call(project.config, 'register', second)).error).toMatchObject({
    status: 409,
    errorCode: 'alias_conflict',
  });
});

test('a sign-in that must not be is refused', async ({ page, open, project, call }) => {
  const device = await addDevice(page);
  await open();
  const { config } = project;
  await call(config, 'register', await project.registerToken());
  const signIn = (given: object = config) => call(given, 'signinWithId', 'u1');
  const invalid = { from: 'server', status: 400, errorCode: 'signin_complete_error' };

  expect((await signIn({ ...config, origin: undefined })).error).toMatchObject({
    status: 400,
    title: 'Origin is required.',
  });
  expect((await signIn({ ...config, origin: 'https://evil.example' })).error).toMatchObject(invalid);
  await device.forges(true);
  expect((await signIn()).error).toMatchObject(invalid);
  await device.denies('presence');
  expect((await signIn()).error).toMatchObject(invalid);
  await device.denies('verification');
  await project.post('/auth-configs', { purpose: 'step-up', userVerificationRequirement: 'required' });
  expect((await call(config, 'stepup', { signinMethod: { userId: 'u1' }, purpose: 'step-up' })).error).toMatchObject(
    invalid,
  );
  // Not asked for, not needed.
  expect(await project.verify(await signIn())).toMatchObject({ userId: 'u1' });
});

test('a copied device, whose counter lags behind, is refused', async ({ page, open, project, call }) => {
  const device = await addDevice(page);
  await open();
  await call(project.config, 'register', await project.registerToken());
  await project.verify(await call(project.config, 'signinWithId', 'u1'));
  await device.winds(1);
  expect((await call(project.config, 'signinWithId', 'u1')).error).toMatchObject({
    status: 400,
    errorCode: 'signin_complete_error',
  });
  await device.winds(7);
  await project.verify(await call(project.config, 'signinWithId', 'u1'));
});

test('a passkey that the server has forgotten is refused by its name', async ({ page, open, project, call }) => {
  const device = await addDevice(page);
  await open();
  await call(project.config, 'register', await project.registerToken());
  const [stored] = (await project.post('/credentials/list', { userId: 'u1' })).body.values;
  await project.post('/credentials/delete', { credentialId: stored.descriptor.id });
  expect((await call(project.config, 'signinWithDiscoverable')).error).toMatchObject({
    from: 'server',
    status: 400,
    errorCode: 'unknown_credential',
    credentialId: stored.descriptor.id,
  });
  expect(await device.passkeys()).toHaveLength(1);
});

test('a passkey of another project is as unknown as one that never was', async ({
  page,
  open,
  project,
  call,
  sandbox,
}) => {
  await addDevice(page);
  await open();
  await call(project.config, 'register', await project.registerToken());
  const elsewhere = await (await fetch(`${sandbox}/_sandbox/projects`, { method: 'POST' })).json();
  const config = { ...project.config, apiKey: elsewhere.passwordless.api_key };
  expect((await call(config, 'signinWithDiscoverable')).error).toMatchObject({ errorCode: 'unknown_credential' });
});

for (const [what, effect, error] of [
  [
    'a scope the key lacks',
    { kind: 'error', status: 403 },
    { status: 403, title: 'You are forbidden from accessing this resource.' },
  ],
  ['too many calls', { kind: 'error', status: 429 }, { status: 429 }],
  ['a failure of the service', { kind: 'error' }, { status: 500, title: 'The api has encountered an error' }],
] as const) {
  test(`${what}, ordered as a fault, reaches the page once, in each of the four calls`, async ({
    page,
    open,
    project,
    call,
  }) => {
    const device = await addDevice(page);
    await open();
    for (const route of ['register.begin', 'register.complete', 'signin.begin', 'signin.complete']) {
      await project.fault(route, effect);
      const token = await project.registerToken({ userId: route });
      const { error: met } = route.startsWith('register')
        ? await call(project.config, 'register', token)
        : await call(project.config, 'signinWithDiscoverable');
      expect(met, route).toMatchObject({ from: 'server', ...error });
      // The next one is served: this is also the passkey that the sign-ins after it use.
      await device.clear();
      await project.verify(await call(project.config, 'register', await project.registerToken({ userId: route })));
    }
  });
}

test('an answer that is lost, and a path that is none, are told apart', async ({ open, project, call }) => {
  await open();
  // More than once: a browser may try again on a connection that closed under it.
  await project.fault('signin.begin', { kind: 'drop', times: 9 });
  expect((await call(project.config, 'signinWithId', 'u1')).error).toMatchObject({
    from: 'client',
    errorCode: 'unknown',
    title: 'Failed to fetch',
  });
  const lost = { ...project.config, apiUrl: `${project.config.apiUrl}/nowhere` };
  expect((await call(lost, 'signinWithId', 'u1')).error).toMatchObject({ from: 'server', status: 404 });
});

test('what the browser or the device refuses comes back as the client’s own', async ({ page, open, project, call }) => {
  const device = await addDevice(page);
  await open();
  const { config } = project;
  const own = (title: RegExp) => ({ from: 'client', errorCode: 'unknown', title: expect.stringMatching(title) });
  // Nothing on the device, and nothing said about which of two reasons it was.
  expect((await call(config, 'signinWithDiscoverable')).error).toMatchObject(own(/timed out or was not allowed/));
  const evil = { ...config, rpid: 'evil.example' };
  expect((await call(evil, 'register', await project.registerToken())).error).toMatchObject(
    own(/registrable domain|RP ID|relying party/i),
  );
  const long = await project.registerToken({ userId: 'u'.repeat(65) });
  expect((await call(config, 'register', long)).error).toMatchObject(own(/64 bytes/));
  await project.verify(await call(config, 'register', await project.registerToken()));
  expect((await call(config, 'register', await project.registerToken())).error).toMatchObject(
    own(/already registered/),
  );
  await device.verifies(false);
  expect((await call(config, 'signinWithId', 'u1')).error).toMatchObject(own(/timed out or was not allowed/));
});

test('at an IP address the server answers, and the browser refuses', async ({ page, open, project, call }) => {
  await addDevice(page);
  await open('127.0.0.1');
  expect((await call(project.config, 'register', await project.registerToken())).error).toMatchObject({
    from: 'client',
    title: expect.stringMatching(/invalid domain/i),
  });
});
