import { beginWaiting, expect, test, whileWaiting } from './client-page.ts';
import { addDevice } from './passkeys.ts';

/*
 * The contract of the browser client: the unmodified package in a real browser, against the sandbox alone, from a page
 * of another origin. Errors are those of docs/passwordless.md, "Errors" that its four calls can cause.
 */

test.describe.configure({ timeout: 20_000 });

test('it reports the browser’s support, with a device and without', async ({ page, open }) => {
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

test('register creates a passkey with a nickname, and its token verifies', async ({ page, open, project, call }) => {
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
  await project.post('/auth-configs/add', { purpose: 'pay', timeToLive: '00:10:00', performedBy: 'ann' });
  const ways = [
    () => call(project.config, 'signinWithId', 'u1'),
    () => call(project.config, 'signinWithAlias', 'ann@example.com'),
    () => call(project.config, 'signinWithDiscoverable'),
    () => call(project.config, 'signinWithAutofill'),
    // An unknown alias is treated like none: the device offers what it has (docs/passwordless.md, "Begin sign-in").
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

test('abort ends a waiting prompt', async ({ page, open, project, call }) => {
  const device = await addDevice(page);
  await open();
  await call(project.config, 'register', await project.registerToken());
  await device.touches(false);
  await beginWaiting(page, project.config, 'signinWithDiscoverable');
  const { first } = await whileWaiting(page, 'abort');
  expect(first.error).toMatchObject({ from: 'client', errorCode: 'unknown' });
});

test('a sign-in ends a waiting autofill sign-in', async ({ page, open, project, call }) => {
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

test('an invalid registration is rejected at its end, and nothing is stored', async ({ page, open, project, call }) => {
  const device = await addDevice(page);
  await open();
  const { config } = project;
  const refused = async (more: object, method: Promise<unknown>) => {
    expect(await method).toMatchObject({ error: { from: 'server', ...more } });
    expect((await project.post('/credentials/list', { userId: 'u1' })).body.values).toEqual([]);
    await device.clear();
  };
  const register = async (settings: object = config, nickname?: string) =>
    call(settings, 'register', await project.registerToken(), ...(nickname ? [nickname] : []));

  await refused({ status: 400, title: 'Origin is required.' }, register({ ...config, origin: undefined }));
  // The browser signs the page's own origin, regardless of what the page sends (docs/passwordless.md, "Errors").
  const invalid = { status: 400, errorCode: 'fido2_invalid_registration' };
  await refused(invalid, register({ ...config, origin: 'https://evil.example' }));
  await refused({ status: 400, errors: { nickname: [expect.any(String)] } }, register(config, 'n'.repeat(65)));
  await device.denies('presence');
  await refused(invalid, register());
  await device.denies('verification');
  await refused(invalid, call(config, 'register', await project.registerToken({ userVerification: 'required' })));
});

test('an invalid sign-in is rejected', async ({ page, open, project, call }) => {
  const device = await addDevice(page);
  await open();
  const { config } = project;
  await call(config, 'register', await project.registerToken());
  const signIn = (settings: object = config) => call(settings, 'signinWithId', 'u1');
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
  await project.post('/auth-configs', {
    purpose: 'step-up',
    userVerificationRequirement: 'required',
    performedBy: 'ann',
  });
  expect((await call(config, 'stepup', { signinMethod: { userId: 'u1' }, purpose: 'step-up' })).error).toMatchObject(
    invalid,
  );
  // Not required, not needed.
  expect(await project.verify(await signIn())).toMatchObject({ userId: 'u1' });
});

test('a copied device with an old counter is rejected', async ({ page, open, project, call }) => {
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

test('a passkey that was deleted on the server is rejected by its id', async ({ page, open, project, call }) => {
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

test('a lost response and an unknown path are different errors', async ({ open, project, call }) => {
  await open();
  // More than once: a browser may retry on a connection that was closed.
  await project.fault('signin.begin', { kind: 'drop', times: 9 });
  expect((await call(project.config, 'signinWithId', 'u1')).error).toMatchObject({
    from: 'client',
    errorCode: 'unknown',
    title: 'Failed to fetch',
  });
  const lost = { ...project.config, apiUrl: `${project.config.apiUrl}/nowhere` };
  expect((await call(lost, 'signinWithId', 'u1')).error).toMatchObject({ from: 'server', status: 404 });
});

test('errors of the browser or the device are the client’s own', async ({ page, open, project, call }) => {
  const device = await addDevice(page);
  await open();
  const { config } = project;
  const own = (title: RegExp) => ({ from: 'client', errorCode: 'unknown', title: expect.stringMatching(title) });
  // Nothing on the device; the browser doesn't say which of two reasons it was.
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

test('at an IP address the server answers and the browser refuses', async ({ page, open, project, call }) => {
  await addDevice(page);
  await open('127.0.0.1');
  expect((await call(project.config, 'register', await project.registerToken())).error).toMatchObject({
    from: 'client',
    title: expect.stringMatching(/invalid domain/i),
  });
});
