import { expect, test } from 'vitest';
import { makePasswordless } from '../testing/sandbox.ts';

type Keys = { api_key: string; api_secret: string };

test.each<[string, (keys: Keys) => Record<string, string>, string]>([
  ['no key', () => ({}), "A valid 'ApiSecret' header is required."],
  [
    'the key in the other header',
    ({ api_key }) => ({ ApiKey: api_key }),
    "An 'ApiKey' header was supplied when an 'ApiSecret'",
  ],
  [
    'the public API key',
    ({ api_key }) => ({ ApiSecret: api_key }),
    'public API key was supplied in the ApiSecret header',
  ],
  ['a verify token', () => ({ ApiSecret: 'verify_abc' }), "A 'verify_' token was supplied"],
  ['a register token', () => ({ ApiSecret: 'register_abc' }), "A 'register_' token was supplied"],
  ['something else', () => ({ ApiSecret: 'a long text' }), "'a long tex'"],
  ['nothing but the header', () => ({ ApiSecret: '' }), "started with: ''"],
  ['a part of a public API key', () => ({ ApiSecret: 'test:public:123' }), 'public API key was supplied'],
  ['a part of a secret', () => ({ ApiSecret: 'test:secret:123' }), "The value of your 'ApiSecret' is not valid."],
  [
    'a secret that is wrong',
    ({ api_secret }) => ({ ApiSecret: api_secret.replace(/.$/, (last) => (last === '0' ? '1' : '0')) }),
    "The value of your 'ApiSecret' is not valid.",
  ],
  [
    'a secret of no account',
    () => ({ ApiSecret: `nobody:secret:${'0'.repeat(32)}` }),
    "The value of your 'ApiSecret' is not valid.",
  ],
])('a server that sends %s gets an error that says so', async (_, headers, detail) => {
  const { call, keys } = await (await makePasswordless()).project();
  const answer = await call('POST', '/signin/verify', headers(keys), {});
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toBe('ApiSecret');
  expect(answer.body).toEqual({
    type: 'https://docs.passwordless.dev/guide/errors.html#ApiSecret',
    title: "A valid 'ApiSecret' header is required.",
    status: 401,
    detail: expect.stringContaining(detail),
  });
});

test('a page that sends a secret gets an error that does not repeat it', async () => {
  const { call, keys, control } = await (await makePasswordless()).project();
  const wrong = await call('POST', '/signin/begin', { ApiKey: keys.api_secret }, {});
  expect(wrong.body).toMatchObject({
    title: "A valid 'ApiKey' header is required.",
    type: expect.stringContaining('#ApiKey'),
    detail: expect.stringContaining('secret was supplied in the ApiKey header'),
  });
  const other = await call('POST', '/signin/begin', { ApiSecret: keys.api_secret }, {});
  expect(other.body.detail).toContain("An 'ApiSecret' header was supplied when an 'ApiKey'");
  expect(wrong.text + other.text + (await control('GET', 'calls')).text).not.toContain(keys.api_secret);
});

test('keys of one project do not work in another', async () => {
  const { project } = await makePasswordless();
  const [one, other] = [await project(), await project()];
  await one.post('/alias', { userId: 'u1', aliases: ['a'] });
  expect((await other.get('/users/count')).body).toEqual({ count: 0 });
});

test('the key comes before the body, and the path before the key', async () => {
  const { call } = await (await makePasswordless()).project();
  expect((await call('POST', '/alias', {}, '{')).status).toBe(401);
  expect((await call('POST', '/nothing', { ApiSecret: 'x' }, '{')).status).toBe(404);
});
