import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { makePasswordless } from '../testing/sandbox.ts';

test('aliases are set as a whole, and listed as hashes', async () => {
  const { post, get, keys } = await (await makePasswordless()).project();
  expect(await post('/alias', { userId: 'u1', aliases: ['a', 'b'] })).toMatchObject({ status: 204, text: '' });
  await post('/alias', { userId: 'u1', aliases: ['b', 'b', 'c'] });
  const tenant = keys.api_key.split(':')[0] ?? '';
  const hash = (alias: string) =>
    createHash('sha256')
      .update(tenant + alias)
      .digest('base64');
  const { values } = (await get('/alias/list?userId=u1')).body;
  expect(values).toHaveLength(2);
  expect(values).toEqual(
    expect.arrayContaining(['b', 'c'].map((alias) => ({ userId: 'u1', alias: hash(alias), plaintext: null, tenant }))),
  );
});

test('an alias is stored as text when hashing is turned off', async () => {
  const { post, get } = await (await makePasswordless()).project();
  await post('/alias', { userId: 'u1', aliases: ['a'], hashing: false });
  expect((await get('/alias/list?userid=u1')).body.values).toMatchObject([{ plaintext: 'a' }]);
});

test('an alias of another user is refused, and nothing changes', async () => {
  const { post, get } = await (await makePasswordless()).project();
  await post('/alias', { userId: 'u1', aliases: ['a'] });
  await post('/alias', { userId: 'u2', aliases: ['b'] });
  const before = (await get('/alias/list?userId=u2')).body;
  expect(await post('/alias', { userId: 'u2', aliases: ['c', 'a'] })).toMatchObject({
    status: 409,
    body: { errorCode: 'alias_conflict' },
  });
  expect((await get('/alias/list?userId=u2')).body).toEqual(before);
});

test('two projects can have the same alias', async () => {
  const { project } = await makePasswordless();
  const [one, other] = [await project(), await project()];
  await one.post('/alias', { userId: 'u1', aliases: ['a'] });
  expect((await other.post('/alias', { userId: 'u2', aliases: ['a'] })).status).toBe(204);
});

test.each([
  ['no list', {}, 'The Aliases field is required.'],
  ['eleven', { aliases: Array.from({ length: 11 }, (_, i) => String(i)) }, 'at most 10'],
  ['an empty one', { aliases: [''] }, '1 to 250'],
  ['a long one', { aliases: ['x'.repeat(251)] }, '1 to 250'],
  ['a text', { aliases: 'a' }, 'list of strings'],
])('%s instead of aliases is refused', async (_, more, words) => {
  const { post } = await (await makePasswordless()).project();
  expect(await post('/alias', { userId: 'u1', ...more })).toMatchObject({
    status: 400,
    body: { errors: { aliases: [expect.stringContaining(words)] } },
  });
});
