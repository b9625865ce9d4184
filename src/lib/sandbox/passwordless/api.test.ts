import { expect, test } from 'vitest';
import { reference } from './reference.ts';
import { makePasswordless } from './testing/sandbox.ts';

test('every response names the emulator and is never cached, and an error is exactly problem+json', async () => {
  const { project, send } = await makePasswordless();
  const { call, get, post } = await project();
  const answers = [
    await get('/users/count'),
    await post('/alias', { userId: 'u', aliases: [] }),
    await post('/alias', {}),
    await post('/alias', '{'),
    await call('GET', '/nothing', {}),
    await call('GET', '/alias', {}),
    await call('POST', '/alias', {}),
    await send('GET', '/passwordless/health/http', {}),
    await send('GET', '/passwordless/health/nothing', {}),
  ];
  for (const { headers, status, text } of answers) {
    expect(headers.get('x-emulated-by'), text).toContain('not affiliated with Bitwarden');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    if (status >= 400) expect(headers.get('content-type'), text).toBe('application/problem+json');
    if (status >= 400)
      expect(JSON.parse(text)).toMatchObject({ status, type: expect.any(String), title: expect.any(String) });
  }
  expect(answers.map(({ status }) => status)).toEqual([200, 204, 400, 400, 404, 405, 401, 200, 404]);
});

test('field names work in any case, and numbers count as strings', async () => {
  const { post, get, browser } = await (await makePasswordless()).project();
  const { token } = (await post('/register/token', { USERID: 486761564, UserName: true, DISPLAYNAME: null })).body;
  expect((await browser().beginRegistration(token)).body.data?.user).toEqual({
    id: Buffer.from('486761564').toString('base64url'),
    name: 'true',
    displayName: 'true',
  });
  await post('/alias', '{"userid": 12345678901234567890, "ALIASES": [1.0]}');
  expect((await get('/alias/list?USERID=12345678901234567890')).body.values).toHaveLength(1);
  expect((await browser().beginSignin({ alias: '1.0' })).status).toBe(200);
});

test('an error names every wrong field', async () => {
  const { post } = await (await makePasswordless()).project();
  expect(
    (await post('/register/token', { username: {}, discoverable: 'yes', expiresAt: 'soon', hints: ['x'] })).body,
  ).toEqual({
    type: expect.stringContaining('rfc9110'),
    title: 'One or more validation errors occurred.',
    status: 400,
    errors: {
      userId: ['The UserId field is required.'],
      username: ['The field Username must be a text.'],
      discoverable: ['The field Discoverable must be true or false.'],
      expiresAt: ['The field ExpiresAt must be a date and time in ISO 8601.'],
      hints: ['The field Hints must hold security-key, client-device, hybrid.'],
    },
  });
});

test.each([
  ['half a JSON', '{"a":', 400],
  ['a list', '[]', 400],
  ['a text', '"a"', 400],
  ['one nested too deeply', `{"a":${'['.repeat(2000)}${']'.repeat(2000)}}`, 400],
  ['one that is too large', `{"a":"${'x'.repeat(70_000)}"}`, 413],
  ['a prototype', '{"__proto__":{"userId":"u"},"constructor":1}', 400],
])('a body that is %s is refused', async (_, body, status) => {
  const { post } = await (await makePasswordless()).project();
  const answer = await post('/alias', body);
  expect(answer.status).toBe(status);
  expect(answer.body).not.toHaveProperty('errorCode');
});

test('operations that are not emulated say so, once the key is valid', async () => {
  const { post, get, call } = await (await makePasswordless()).project();
  expect((await call('POST', '/magic-links/send', {})).status).toBe(401);
  expect(await post('/magic-links/send', {})).toMatchObject({
    status: 501,
    body: {
      type: 'http://localhost:3000/sandbox/#passwordless-not_emulated',
      errorCode: 'not_emulated',
      detail: expect.stringContaining('POST /magic-links/send'),
    },
  });
  expect((await get('/events?pageNumber=1')).body.errorCode).toBe('not_emulated');
  expect((await get('/magic-links/send')).status).toBe(405);
});

test('a page of another origin may call', async () => {
  const { send } = await makePasswordless();
  const asked = await send('OPTIONS', '/passwordless/signin/begin', {
    origin: 'https://shop.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'apikey,client-version,content-type',
  });
  expect(asked.status).toBe(204);
  expect(asked.headers.get('access-control-allow-headers')).toBe('apikey,client-version,content-type');
  expect(asked.headers.get('access-control-allow-methods')).toContain('POST');
});

test('an error whose status or text is not confirmed links to the page that says so', async () => {
  const { project, send } = await makePasswordless();
  const { post } = await project();
  expect((await post('/signin/verify', { token: 'x' })).headers.get('x-sandbox-note')).toBe(
    'http://localhost:3000/sandbox/#passwordless-invalid_token',
  );
  // A wrong key has no code of its own.
  const { headers } = await send('GET', '/passwordless/users/count', { ApiSecret: 'no key' });
  expect(new URL(headers.get('x-sandbox-note') ?? '').hash).toBe('#passwordless-unauthorized');
  expect(reference.errors.map(({ anchor }) => anchor)).toContain('passwordless-unauthorized');
  await post('/alias', { userId: 'u1', aliases: ['a'] });
  expect((await post('/alias', { userId: 'u2', aliases: ['a'] })).headers.get('x-sandbox-note')).toBeNull();
});

test('a path is found in any case, escaped, and with a slash at its end', async () => {
  const { call, keys, get, post } = await (await makePasswordless()).project();
  const page = { Origin: 'http://localhost:3000', RPID: 'localhost' };
  expect((await call('POST', '/SignIn/Begin', { ApiKey: keys.api_key }, page)).status).toBe(200);
  expect((await post('/Alias/', { userId: 'u', aliases: ['a'] })).status).toBe(204);
  expect((await get('/users%2Fcount')).status).toBe(404);
  expect((await get('/us%65rs/COUNT')).body).toEqual({ count: 1 });
  expect((await get('/users/count//')).status).toBe(404);
  expect((await get('/users/%E0%A4%A')).status).toBe(404);
});

test('the health routes report a healthy service', async () => {
  const { send } = await makePasswordless();
  for (const check of ['http', 'storage', 'version']) {
    expect((await send('GET', `/passwordless/health/${check}`, {})).status).toBe(200);
  }
});
