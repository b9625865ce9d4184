import { expect, test } from 'vitest';
import { makeClock, makePasswordless } from '../testing/sandbox.ts';

test('a user’s passkeys are listed with all their fields', async () => {
  const clock = makeClock();
  const { registerToken, browser, get, post } = await (await makePasswordless({ now: clock.now })).project();
  const page = browser();
  await page.register(await registerToken(), { nickname: 'My key' });
  clock.pass(60_000);
  await page.signin();
  const [passkey] = page.authenticator.passkeys;
  const expected = {
    values: [
      {
        descriptor: { type: 'public-key', id: Buffer.from(passkey?.id ?? []).toString('base64url') },
        publicKey: Buffer.from(passkey?.coseKey ?? []).toString('base64'),
        userHandle: Buffer.from('u1').toString('base64'),
        signatureCounter: 2,
        attestationFmt: 'none',
        createdAt: '2026-01-01T00:00:00.000Z',
        aaGuid: '00000000-0000-0000-0000-000000000000',
        lastUsedAt: '2026-01-01T00:01:00.000Z',
        rpid: 'localhost',
        origin: 'http://localhost:3000',
        country: '',
        device: 'Other, Other',
        nickname: 'My key',
        userId: 'u1',
        backupState: false,
        isBackupEligible: false,
        isDiscoverable: true,
      },
    ],
  };
  expect((await get('/credentials/list?userid=u1')).body).toEqual(expected);
  expect((await get('/credentials/list?userId=u1')).body).toEqual(expected);
  expect((await post('/credentials/list', { userId: 'u1' })).body).toEqual(expected);
  expect((await get('/credentials/list?userId=u2')).body).toEqual({ values: [] });
});

test('a synced passkey is reported as backed up', async () => {
  const { registerToken, browser, get } = await (await makePasswordless()).project();
  await browser({ synchronised: true }).register(await registerToken());
  expect((await get('/credentials/list?userId=u1')).body.values).toMatchObject([
    { isBackupEligible: true, backupState: true },
  ]);
});

test('a list without a user is refused', async () => {
  const { get, post } = await (await makePasswordless()).project();
  const refused = { status: 400, body: { errors: { userId: ['The UserId field is required.'] } } };
  // A missing query parameter isn't reported as a wrong field.
  const parameter = (name: string) => `Required parameter "string ${name}" was not provided from query string.`;
  for (const [path, name] of [
    ['/credentials/list', 'UserId'],
    ['/alias/list', 'userId'],
  ] as const) {
    const { status, body } = await get(path);
    expect({ status, ...body }).toEqual({ type: expect.any(String), title: parameter(name), status: 400 });
  }
  expect(await get('/credentials/list?userId=')).toMatchObject(refused);
  expect(await post('/credentials/list', '')).toMatchObject(refused);
  expect(await post('/credentials/list', { userId: ' ' })).toMatchObject(refused);
});

test('an id with padding is the same id', async () => {
  const { registerToken, browser, post } = await withOther();
  const page = browser();
  await page.register(await registerToken());
  const padded = Buffer.from(page.authenticator.passkeys[0]?.id ?? [])
    .toString('base64')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  expect(padded).toMatch(/=$/);
  expect((await post('/credentials/delete', { credentialId: padded })).status).toBe(204);
});

test('a passkey is deleted by its base64url id, and deleting it again fails with 500, as upstream', async () => {
  const { registerToken, browser, post, project } = await withOther();
  const page = browser();
  await page.register(await registerToken());
  const id = Buffer.from(page.authenticator.passkeys[0]?.id ?? []);
  expect(await post('/credentials/delete', { credentialId: '+/8=' })).toMatchObject({
    status: 400,
    body: { errors: { credentialId: [expect.stringContaining('base64url')] } },
  });
  const credentialId = id.toString('base64url');
  expect((await project.post('/credentials/delete', { credentialId })).status).toBe(500);
  expect(await post('/credentials/delete', { credentialId })).toMatchObject({ status: 204, text: '' });
  const again = await post('/credentials/delete', { credentialId });
  expect(again).toMatchObject({ status: 500, body: { detail: 'The api has encountered an error' } });
  expect(again.body).not.toHaveProperty('errorCode');
});

async function withOther() {
  const { project } = await makePasswordless();
  return { ...(await project()), project: await project() };
}
