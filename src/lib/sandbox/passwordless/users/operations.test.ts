import { expect, test } from 'vitest';
import { makePasswordless } from '../testing/sandbox.ts';

async function peopled() {
  const account = await (await makePasswordless()).project();
  const { browser, registerToken, post } = account;
  await browser().register(await registerToken({ aliases: ['a', 'b'], aliasHashing: false }));
  await browser().register(await registerToken());
  await browser().register(await registerToken({ userId: 'u2', aliases: ['c'] }));
  await post('/alias', { userId: 'u3', aliases: ['d'], hashing: false });
  return account;
}

test('every user with a passkey or an alias is listed and counted', async () => {
  const { get } = await peopled();
  const { values } = (await get('/users/list')).body;
  expect(values).toEqual([
    { userId: 'u1', aliasCount: 2, aliases: expect.any(Array), credentialsCount: 2, lastUsedAt: expect.any(String) },
    { userId: 'u2', aliasCount: 1, aliases: [null], credentialsCount: 1, lastUsedAt: expect.any(String) },
    { userId: 'u3', aliasCount: 1, aliases: ['d'], credentialsCount: 0, lastUsedAt: null },
  ]);
  expect(JSON.parse(JSON.stringify(values))[0].aliases.sort()).toEqual(['a', 'b']);
  expect((await get('/users/count')).body).toEqual({ count: 3 });
});

test('deleting a user deletes passkeys and aliases, and succeeds for an unknown user', async () => {
  const { post, get, browser } = await peopled();
  expect(await post('/users/delete', { userId: 'u1' })).toMatchObject({ status: 200, text: '' });
  expect((await get('/users/count')).body).toEqual({ count: 2 });
  expect((await get('/credentials/list?userId=u1')).body.values).toEqual([]);
  expect((await get('/alias/list?userId=u1')).body.values).toEqual([]);
  expect((await browser().beginSignin({ alias: 'a' })).body.data?.allowCredentials).toEqual([]);
  expect((await post('/users/delete', { userId: 'nobody' })).status).toBe(200);
  expect(await post('/users/delete', {})).toMatchObject({
    body: { errors: { userId: ['The UserId field is required.'] } },
  });
});
