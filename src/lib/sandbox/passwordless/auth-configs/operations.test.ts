import { expect, test } from 'vitest';
import { makePasswordless } from '../testing/sandbox.ts';

test('a new account has two configurations', async () => {
  const { get } = await (await makePasswordless()).project();
  expect((await get('/auth-configs/list')).body).toEqual({
    configurations: ['sign-in', 'step-up'].map((purpose) => ({
      purpose,
      userVerificationRequirement: 'preferred',
      timeToLive: 120,
      hints: '',
      createdBy: 'System',
      createdOn: null,
      editedBy: null,
      editedOn: null,
      lastUsedOn: null,
    })),
  });
});

test('a configuration is added, changed and deleted', async () => {
  const { post, get } = await (await makePasswordless()).project();
  const configuration = {
    purpose: 'pay',
    timeToLive: '1.00:00:30',
    userVerificationRequirement: 'Required',
    performedBy: 'ann',
  };
  expect(await post('/auth-configs/add', configuration)).toMatchObject({ status: 201, text: '' });
  expect(await post('/auth-configs/add', configuration)).toMatchObject({ status: 400, body: { errorCode: null } });
  const pay = async () => (await get('/auth-configs/list?purpose=pay')).body.configurations;
  expect(await pay()).toMatchObject([
    { timeToLive: 86_430, userVerificationRequirement: 'required', createdBy: 'ann' },
  ]);
  const changed = { purpose: 'pay', timeToLive: '00:01:00', hints: ['hybrid', 'client-device'], performedBy: 'bob' };
  expect((await post('/auth-configs', changed)).status).toBe(204);
  expect(await pay()).toMatchObject([{ timeToLive: 60, hints: 'hybrid, client-device', editedBy: 'bob' }]);
  expect((await post('/auth-configs/delete', { purpose: 'pay', performedBy: 'ann' })).status).toBe(204);
  expect(await pay()).toEqual([]);
});

test('an unknown configuration cannot be changed or deleted, and a preset cannot be deleted', async () => {
  const { post } = await (await makePasswordless()).project();
  const performedBy = 'ann';
  expect((await post('/auth-configs', { purpose: 'pay', performedBy })).status).toBe(404);
  expect((await post('/auth-configs/delete', { purpose: 'pay', performedBy })).status).toBe(404);
  expect((await post('/auth-configs/delete', { purpose: 'step-up', performedBy })).status).toBe(400);
});

test.each(['/auth-configs/add', '/auth-configs', '/auth-configs/delete'])('%s must say who asks', async (path) => {
  const { post } = await (await makePasswordless()).project();
  for (const performedBy of [undefined, null, '', ' '])
    expect(await post(path, { purpose: 'step-up', performedBy })).toMatchObject({
      status: 400,
      body: { errors: { performedBy: ['The PerformedBy field is required.'] } },
    });
});

test.each([
  ['a purpose', { purpose: 'a b' }, 'purpose'],
  ['a duration', { purpose: 'pay', timeToLive: '120' }, 'timeToLive'],
  ['no duration', { purpose: 'pay', timeToLive: '00:00:00' }, 'timeToLive'],
  ['more hours than a day', { purpose: 'pay', timeToLive: '24:00:00' }, 'timeToLive'],
  ['a verification', { purpose: 'pay', userVerificationRequirement: 'optional' }, 'userVerificationRequirement'],
  ['a hint', { purpose: 'pay', hints: ['phone'] }, 'hints'],
])('%s in the wrong format is refused', async (_, changed, field) => {
  const { post } = await (await makePasswordless()).project();
  expect(await post('/auth-configs/add', { performedBy: 'ann', ...changed })).toMatchObject({
    status: 400,
    body: { errors: { [field]: [expect.any(String)] } },
  });
});

test('the longest duration fits into a snapshot', async () => {
  const { post, control } = await (await makePasswordless()).project();
  const add = (purpose: string, timeToLive: string) =>
    post('/auth-configs/add', { purpose, timeToLive, performedBy: 'ann' });
  expect((await add('pay', '999.23:59:59')).status).toBe(201);
  expect((await add('buy', '999.99:59:59')).status).toBe(400);
  expect((await control('GET', 'snapshot')).status).toBe(200);
});

test('a sign-in updates when its configuration was last used', async () => {
  const { browser, registerToken, get } = await (await makePasswordless()).project();
  const page = browser();
  await page.register(await registerToken());
  await page.signin({ purpose: 'step-up' });
  const used = JSON.parse((await get('/auth-configs/list')).text).configurations;
  expect(used.map((each: { lastUsedOn: unknown }) => each.lastUsedOn)).toEqual([null, expect.stringMatching(/Z$/)]);
});
