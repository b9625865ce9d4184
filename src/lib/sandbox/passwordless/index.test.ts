import { expect, test } from 'vitest';
import { addFault } from '../core/calls/faults.ts';
import { passwordlessData } from './data.ts';
import { OPERATIONS } from './operations.ts';
import { makeClock, makePasswordless } from './testing/sandbox.ts';

test('a project has one account, even after concurrent requests', async () => {
  const { project } = await makePasswordless();
  const { keys, control } = await project();
  expect(keys).toEqual({
    api_url: 'http://localhost:3000/passwordless',
    api_key: expect.stringMatching(/^[A-Za-z][A-Za-z0-9]{2,62}:public:[0-9a-f]{32}$/),
    api_secret: expect.stringMatching(/^[A-Za-z][A-Za-z0-9]{2,62}:secret:[0-9a-f]{32}$/),
  });
  const answers = await Promise.all([1, 2, 3].map(() => control('GET', 'passwordless')));
  expect(answers.map(({ body }) => body)).toEqual([keys, keys, keys]);
});

test('the clock of the project is the clock of its tokens', async () => {
  const { project } = await makePasswordless();
  const { post, registerToken, browser, control } = await project();
  const { token } = (await browser().register(await registerToken())).body;
  await control('POST', 'clock', { advance_seconds: 121 });
  expect((await post('/signin/verify', { token })).body).toMatchObject({ errorCode: 'expired_token' });
  await control('POST', 'clock', { reset: true });
  expect((await post('/signin/verify', { token })).status).toBe(200);
});

test('a reset deletes everything except the keys', async () => {
  const { project } = await makePasswordless();
  const { control, post, get, registerToken, browser } = await project();
  const page = browser();
  const unused = await registerToken({ aliases: ['ann'] });
  const { token } = (await page.register(await registerToken({ aliases: ['ann'] }))).body;
  await post('/auth-configs/add', { purpose: 'pay', performedBy: 'ann' });
  await control('POST', 'reset');
  expect((await get('/users/count')).body).toEqual({ count: 0 });
  expect(JSON.parse((await get('/auth-configs/list')).text).configurations).toHaveLength(2);
  // Tokens in use are invalid, too.
  expect((await post('/signin/verify', { token })).body.errorCode).toBe('invalid_token');
  expect((await page.beginRegistration(unused)).body.errorCode).toBe('invalid_token');
});

test('resetting a project without an account creates none', async () => {
  const { project, db } = await makePasswordless();
  const { control } = await project();
  // Older projects have no account.
  await db.deleteFrom('passwordless_accounts').execute();
  await control('POST', 'reset');
  expect(await db.selectFrom('passwordless_accounts').selectAll().execute()).toEqual([]);
});

test('calls are recorded as they were sent, without the secret', async () => {
  const { project } = await makePasswordless();
  const { keys, post, get, registerToken, browser, control, call } = await project();
  await browser().register(await registerToken());
  await get('/credentials/list?userid=u1');
  await post('/alias', { userId: 'u1', aliases: ['a'], note: keys.api_secret });
  await post('/alias', {});
  await call('POST', '/alias', { ApiSecret: 'wrong' }, {});
  const { text } = await control('GET', 'calls');
  expect(text).not.toContain(keys.api_secret);
  const { calls } = JSON.parse(text);
  expect(calls.map((each: never) => [each['operation'], each['method'], each['response']['status']])).toEqual([
    ['passwordless.register.token', 'POST', 200],
    ['passwordless.register.begin', 'POST', 200],
    ['passwordless.register.complete', 'POST', 200],
    ['passwordless.credentials.list', 'GET', 200],
    ['passwordless.alias', 'POST', 204],
    ['passwordless.alias', 'POST', 400],
  ]);
  expect(calls[3].path).toBe('/passwordless/credentials/list?userid=u1');
  expect(calls[0].request.headers).toContainEqual(['apisecret', '[hidden]']);
  expect(JSON.parse(calls[1].response.body)).toHaveProperty('session');
});

test('faults return the service’s errors', async () => {
  const { project, db } = await makePasswordless();
  const { id, post } = await project();
  const order = (effect: Parameters<typeof addFault>[4]) => addFault(db, id, 1, 'passwordless.alias', effect, 1);
  const body = { userId: 'u1', aliases: ['a'] };
  const meet = async (effect: Parameters<typeof addFault>[4]) => {
    await order(effect);
    const { status, body: met } = await post('/alias', body);
    return [status, met.errorCode, met.title];
  };
  expect(await meet({ kind: 'error', error_type: 'expired_token' })).toEqual([
    403,
    'expired_token',
    'The token expired.',
  ]);
  expect(await meet({ kind: 'error', status: 429 })).toEqual([429, undefined, 'Too Many Requests']);
  expect(await meet({ kind: 'error', status: 403 })).toEqual([
    403,
    undefined,
    'You are forbidden from accessing this resource.',
  ]);
  expect(await meet({ kind: 'error' })).toEqual([500, undefined, 'The api has encountered an error']);
  expect(await meet({ kind: 'error', status: 418, error_type: 'own', error_message: 'Mine.' })).toEqual([
    418,
    'own',
    'Mine.',
  ]);
  expect((await post('/alias', body)).status).toBe(204);
});

test('a dropped call takes effect or not, as its fault says', async () => {
  const { project, db } = await makePasswordless();
  const { id, post, get, control } = await project();
  await addFault(db, id, 1, 'passwordless.alias', { kind: 'drop' }, 1);
  await post('/alias', { userId: 'u1', aliases: ['a'] });
  expect((await get('/users/count')).body).toEqual({ count: 0 });
  await addFault(db, id, 2, 'passwordless.alias', { kind: 'drop', when: 'after', delay_ms: 5 }, 1);
  await post('/alias', { userId: 'u1', aliases: ['a'] });
  expect((await get('/users/count')).body).toEqual({ count: 1 });
  const { calls } = JSON.parse((await control('GET', 'calls')).text);
  expect(calls[0]).toMatchObject({ problem: 'dropped', response: null });
});

test('operation names are unique and derived from their paths', () => {
  const names = new Set(OPERATIONS.map(({ name }) => name));
  expect(names).toContain('passwordless.signin.generate_token');
  expect(names).toContain('passwordless.auth_configs.list');
  // The list of passkeys has two routes.
  expect(names.size).toBe(OPERATIONS.length - 1);
});

test('used-up tokens are deleted once nothing sealed with them can be valid', async () => {
  const clock = makeClock();
  const { project, db } = await makePasswordless({ now: clock.now });
  const { registerToken, browser } = await project();
  await browser().register(await registerToken());
  const spent = async () => (await db.selectFrom('passwordless_spent').selectAll().execute()).length;
  await passwordlessData.sweep?.(db, clock.now() + 29 * 86_400_000);
  expect(await spent()).toBe(1);
  await passwordlessData.sweep?.(db, clock.now() + 31 * 86_400_000);
  expect(await spent()).toBe(0);
});

test('everything that belongs to a project is deleted with it', async () => {
  const { project, db } = await makePasswordless();
  const { id, registerToken, browser, get } = await project();
  await browser().register(await registerToken({ aliases: ['a'] }));
  await db.deleteFrom('sandbox_projects').where('id', '=', id).execute();
  expect((await get('/users/count')).status).toBe(401);
  for (const table of ['passwordless_accounts', 'passwordless_credentials', 'passwordless_aliases'] as const) {
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
  }
});
