import { expect, test } from 'vitest';
import { makePasswordless } from './testing/sandbox.ts';

const MINUTE = 60;

/** An account with rows in every table. */
async function filled() {
  const started = await makePasswordless();
  const own = await started.project();
  const page = own.browser();
  const unused = String((await page.register(await own.registerToken({ aliases: ['ann'] }))).body.token);
  await own.post('/alias', { userId: 'u2', aliases: ['bob@example.com'], hashing: false });
  await own.post('/auth-configs/add', {
    purpose: 'pay',
    timeToLive: '00:10:00',
    hints: ['hybrid'],
    performedBy: 'ann',
  });
  const used = String((await page.signin({ alias: 'ann' })).body.token);
  await own.post('/signin/verify', { token: used });
  return { ...started, ...own, page, unused, used };
}

const passkeysOf = async ({ get }: { get: (path: string) => Promise<{ text: string }> }) =>
  JSON.parse((await get('/credentials/list?userId=u1')).text).values;

test('a snapshot restores passkeys, aliases, purposes, and used-up tokens', async () => {
  const { control, get, post, page, unused, used } = await filled();
  const before = {
    passkeys: await passkeysOf({ get }),
    users: (await get('/users/list')).text,
    purposes: (await get('/auth-configs/list')).text,
    aliases: (await get('/alias/list?userId=u1')).text,
  };
  const snapshot = (await control('GET', 'snapshot')).text;
  expect(snapshot).not.toContain(':secret:');

  await post('/users/delete', { userId: 'u1' });
  await post('/alias', { userId: 'u2', aliases: [] });
  await post('/auth-configs/delete', { purpose: 'pay', performedBy: 'ann' });
  await post('/signin/verify', { token: unused });
  expect((await control('POST', 'snapshot', snapshot)).status).toBe(200);

  expect({
    passkeys: await passkeysOf({ get }),
    users: (await get('/users/list')).text,
    purposes: (await get('/auth-configs/list')).text,
    aliases: (await get('/alias/list?userId=u1')).text,
  }).toEqual(before);
  expect((await control('GET', 'snapshot')).text).toBe(snapshot);
  expect((await page.signin({ alias: 'ann' })).status).toBe(200);
  expect((await post('/signin/verify', { token: used })).body.errorCode).toBe('invalid_token');
  expect((await post('/signin/verify', { token: unused })).body).toMatchObject({ userId: 'u1' });
});

test('in another project, the same passkey signs in, and aliases stored as text work', async () => {
  const { control, project, page } = await filled();
  const snapshot = JSON.parse((await control('GET', 'snapshot')).text);
  const other = await project();
  expect((await other.control('POST', 'snapshot', snapshot)).status).toBe(200);
  expect(JSON.parse((await other.control('GET', 'snapshot')).text)).toEqual(snapshot);

  const elsewhere = other.browser();
  elsewhere.authenticator.passkeys.push(...page.authenticator.passkeys);
  const { token } = (await elsewhere.signin()).body;
  expect((await other.post('/signin/verify', { token })).body).toMatchObject({ userId: 'u1', success: true });
  // Another user registers it. An alias that was not restored would be free.
  const wanted = { userId: 'u3', username: 'eve', aliases: ['bob@example.com'] };
  expect((await other.post('/register/token', wanted)).body.errorCode).toBe('alias_conflict');
});

test('a restored counter accepts a later sign-in again', async () => {
  const { control, get, page } = await filled();
  const snapshot = (await control('GET', 'snapshot')).text;
  const [before] = await passkeysOf({ get });
  await page.signin();
  expect((await passkeysOf({ get }))[0].signatureCounter).toBe(before.signatureCounter + 1);
  await control('POST', 'snapshot', snapshot);
  expect((await passkeysOf({ get }))[0].signatureCounter).toBe(before.signatureCounter);
  expect((await page.signin()).status).toBe(200);
});

test('an older snapshot without an account restores an empty one', async () => {
  const { control, get } = await filled();
  const { passwordless: _, ...old } = JSON.parse((await control('GET', 'snapshot')).text);
  expect((await control('POST', 'snapshot', old)).status).toBe(200);
  expect((await get('/users/count')).body).toEqual({ count: 0 });
  expect(JSON.parse((await get('/auth-configs/list')).text).configurations).toHaveLength(2);
});

test('a restored account has the presets, even if the snapshot lacks them', async () => {
  const { control, get } = await filled();
  const snapshot = JSON.parse((await control('GET', 'snapshot')).text);
  snapshot.passwordless.auth_configs = [];
  expect((await control('POST', 'snapshot', snapshot)).status).toBe(200);
  expect(JSON.parse((await get('/auth-configs/list')).text).configurations).toHaveLength(2);
});

test('a snapshot taken with a moved clock is valid on that clock', async () => {
  const { control, post, unused } = await filled();
  await control('POST', 'clock', { advance_seconds: 3 * MINUTE });
  const late = (await control('GET', 'snapshot')).text;
  await control('POST', 'clock', { reset: true });
  await control('POST', 'snapshot', late);
  expect((await post('/signin/verify', { token: unused })).body.errorCode).toBe('expired_token');
});

test.each<[string, (saved: Saved) => void]>([
  ['a passkey twice', ({ credentials }) => credentials.push(...credentials)],
  [
    'an alias of two people',
    ({ aliases }) => aliases.push({ ...aliases.find(({ plaintext }) => plaintext), user_id: 'u9' }),
  ],
  ['an alias without text or hash', ({ aliases }) => aliases.push({ user_id: 'u9', plaintext: null, hash: null })],
  ['a purpose twice', ({ auth_configs }) => auth_configs.push(...auth_configs)],
  [
    'a passkey whose key is no base64url',
    ({ credentials }) => credentials.push({ ...credentials[0], id: 'b', public_key: '?' }),
  ],
  [
    'a counter that no authenticator has',
    ({ credentials }) => credentials.push({ ...credentials[0], id: 'b', sign_count: 2 ** 32 }),
  ],
])('a snapshot with %s changes nothing', async (_, spoil) => {
  const { control } = await filled();
  const before = (await control('GET', 'snapshot')).text;
  const spoiled = JSON.parse(before);
  spoil(spoiled.passwordless);
  expect((await control('POST', 'snapshot', spoiled)).status).toBe(400);
  expect((await control('GET', 'snapshot')).text).toBe(before);
});

type Saved = Record<'credentials' | 'aliases' | 'auth_configs', Record<string, unknown>[]>;
