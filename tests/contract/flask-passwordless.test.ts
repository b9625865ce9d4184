import { describe, expect, test } from 'vitest';
import { browserAt, hasModules, PYTHON, startProgram } from './flask.ts';
import { APP, startApp } from './flask-passkeys.ts';

const HTTPS = 'https://localhost:8443';

const passkeysOn = (page: string) => [...page.matchAll(/name="id" value="([^"]+)"/g)].map(([, id = '']) => id);
const remove = (id = '') => `id=${encodeURIComponent(id)}`;

describe.skipIf(!hasModules('flask', 'requests', 'sqlalchemy'))('the passkey app in Flask', { timeout: 60_000 }, () => {
  test('signs a user up, out and in again', async () => {
    const { person, app } = await startApp();
    const ada = person();
    await ada.signUp('ada@example.com');
    expect(await ada.account()).toContain('You are signed in as ada@example.com.');
    const copied = new Map(ada.jar);
    expect((await ada.ask('POST', '/sign-out')).location).toBe('/');
    expect((await ada.ask('GET', '/account')).location).toBe('/');
    // On the server, too: a copy of the cookie opens nothing.
    for (const [name, value] of copied) ada.jar.set(name, value);
    expect((await ada.ask('GET', '/account')).location).toBe('/');
    const { token } = await ada.client().signinWithAlias('ada@example.com');
    await ada.ask('POST', '/verify-signin', { token });
    expect(await ada.account()).toContain('You are signed in as ada@example.com.');
    expect(app.output()).not.toContain('Traceback');
  });

  test('a stranger gets no token for a taken alias, its owner does, and a restart forgets no one', async () => {
    const { person, app, start } = await startApp();
    const [ada, eve] = [person(), person()];
    await ada.signUp('ada');
    await eve.signUp('eve');
    await app.end();
    await start();
    for (const stranger of [person(), eve]) {
      const refused = await stranger.ask('POST', '/create-token', { alias: 'ada' });
      expect(refused.status).toBe(409);
      expect(JSON.parse(refused.text)).toEqual({
        title: 'This name is already taken',
        advice: expect.stringContaining('sign in'),
      });
    }
    const further = await ada.ask('POST', '/create-token', { alias: 'ada' });
    expect(JSON.parse(further.text)).toHaveProperty('token');
  });

  test('the first of two strangers with one alias to sign in owns it', async () => {
    const { person } = await startApp();
    const [first, second] = [person(), person()];
    const tokens = await Promise.all(
      [first, second].map(async (each) => JSON.parse((await each.ask('POST', '/create-token', { alias: 'ada' })).text)),
    );
    const { token } = await first.client().register(tokens[0].token, 'Key');
    await first.ask('POST', '/verify-signin', { token });
    const late = await second.client().register(tokens[1].token, 'Key');
    if (late.token) await second.ask('POST', '/verify-signin', { token: late.token });
    expect((await second.ask('POST', '/create-token', { alias: 'ada' })).status).toBe(409);
    expect((await first.ask('POST', '/create-token', { alias: 'ada' })).status).toBe(200);
  });

  test('a user deletes one of two passkeys, not the last one, and none of another user', async () => {
    const { person } = await startApp();
    const [ada, eve, phone] = [person(), person(), person()];
    await ada.signUp('ada');
    await eve.signUp('eve');
    const { token } = JSON.parse((await ada.ask('POST', '/create-token', { alias: 'ada' })).text);
    await phone.client().register(token, '<b>Phone</b>');
    const page = await ada.account();
    expect(page).toContain('&lt;b&gt;Phone&lt;/b&gt;');
    const [first, second] = passkeysOn(page);
    await eve.ask('POST', '/delete-passkey', remove(first));
    expect(passkeysOn(await ada.account())).toEqual([first, second]);
    expect((await ada.ask('POST', '/delete-passkey', remove(first))).text).toContain('Passkey deleted');
    expect((await ada.ask('POST', '/delete-passkey', remove(second))).status).toBe(409);
    expect(passkeysOn(await ada.account())).toEqual([second]);
  });

  test('an error of the service keeps its status and gets words of its own', async () => {
    const { person, control } = await startApp();
    const ada = person();
    await ada.signUp('ada');
    for (const [effect, status] of [
      [{ kind: 'error', status: 429 }, 429],
      [{ kind: 'error', status: 500 }, 500],
      [{ kind: 'error', status: 401 }, 401],
      [{ kind: 'error', error_type: 'expired_token' }, 403],
      [{ kind: 'error', error_type: 'alias_conflict' }, 409],
      [{ kind: 'drop', when: 'before' }, 502],
    ] as const) {
      const faults = ['register.token', 'signin.verify', 'credentials.list'].map((name) => `passwordless.${name}`);
      for (const operation of faults) await control('POST', '/faults', { operation, times: 1, ...effect });
      const answers = [
        await ada.ask('POST', '/create-token', { alias: 'ada' }),
        await ada.ask('POST', '/verify-signin', { token: 'verify_x' }),
        await ada.ask('GET', '/account'),
      ];
      for (const answer of answers) {
        expect(answer.status).toBe(status);
        expect(answer.cookies).toEqual([]);
      }
      expect(JSON.parse(answers[0]?.text ?? '')).toEqual({
        title: expect.stringMatching(/\w/),
        advice: expect.any(String),
      });
      expect(await ada.account()).toContain('You are signed in as ada.');
    }
  });

  test('a change needs a POST of JSON or from the app’s own page', async () => {
    const { person, port, app } = await startApp();
    const ada = person();
    for (const path of ['/create-token', '/verify-signin', '/sign-out', '/delete-passkey'])
      expect((await ada.ask('GET', path)).status, path).toBe(405);
    expect((await ada.ask('POST', '/create-token', 'alias=ada')).status).toBe(400);
    expect((await ada.ask('POST', '/create-token', { alias: 7 })).status).toBe(400);
    expect((await ada.ask('POST', '/create-token', { alias: 'ada' }, 'http://localhost:1')).status).toBe(403);
    for (const path of ['//', '///', '//example.com/', '/%', '/nowhere'])
      expect((await browserAt(port).ask('GET', path)).status, path).toBeLessThan(500);
    expect(app.output()).not.toContain('Traceback');
  });

  test('behind a proxy that does https its cookie is __Host- and Secure', async () => {
    const { person } = await startApp({ APP_URL: HTTPS });
    const ada = person();
    const { cookies } = await ada.signUp('ada');
    expect(cookies).toEqual([
      expect.stringMatching(/^__Host-flask_passkeys=\S+;.* Secure; HttpOnly; Path=\/; SameSite=Lax$/),
    ]);
    expect((await ada.ask('POST', '/sign-out')).cookies).toEqual([expect.stringMatching(/^__Host-.*; Secure;/)]);
  });

  test('its log has no token, no alias and no key', async () => {
    const { person, app, keys, control } = await startApp();
    const ada = person();
    await ada.signUp('ada@example.com');
    await control('POST', '/faults', { operation: 'passwordless.credentials.list', kind: 'drop', times: 1 });
    await ada.account();
    expect(app.output()).toContain('POST /verify-signin 200');
    expect(app.output()).toContain('no response from passwordless');
    expect(app.output()).not.toMatch(/verify_|register_|ada@|:secret:|:public:/);
    expect(app.output()).not.toContain(keys.api_url);
  });

  test.runIf(process.platform === 'linux')(
    'with LISTEN_HOST it accepts connections from other machines, and without it from this one',
    async () => {
      const alone = await startApp();
      await expect(fetch(`http://127.0.0.2:${alone.port}/`)).rejects.toThrow('fetch failed');
      const open = await startApp({ LISTEN_HOST: '0.0.0.0' });
      expect((await fetch(`http://127.0.0.2:${open.port}/`)).status).toBe(200);
    },
  );

  test.each(['API_URL', 'API_SECRET', 'API_KEY', 'PORT'])(
    'without %s it ends with one line that says so',
    async (name) => {
      const right = { API_URL: 'http://localhost:1', API_SECRET: 'a:secret:1', API_KEY: 'a:public:1', PORT: '4000' };
      const env = { ...right, [name]: '' };
      const app = await startProgram([PYTHON, 'app.py'], { app: APP, env });
      expect(await app.exit()).toBe(1);
      expect(app.output()).toContain(`${name} is not set`);
      expect(app.output()).not.toContain('Traceback');
    },
  );

  test.each([
    ['a database that doesn’t run', 'postgresql+psycopg2://me:hunter2@localhost:1/people'],
    ['a database without its driver', 'postgresql+no_driver://me:hunter2@localhost/people'],
    ['a text that is no URL', 'hunter2'],
  ])('with %s in DATABASE_URL it ends with one line, without the password', async (_, DATABASE_URL) => {
    const keys = { API_URL: 'http://localhost:1', API_SECRET: 'a:secret:1', API_KEY: 'a:public:1', PORT: '4000' };
    const app = await startProgram([PYTHON, 'app.py'], { app: APP, env: { ...keys, DATABASE_URL } });
    expect(await app.exit()).toBe(1);
    expect(app.output()).toMatch(/^DATABASE_URL doesn't work \(\w+\)\. Check it, .*\n$/);
    expect(app.output()).not.toContain('hunter2');
  });

  test('with its two keys swapped and an APP_URL without https:// it ends with a line for each', async () => {
    const swapped = { API_URL: 'http://localhost:1', API_SECRET: 'a:public:1', API_KEY: 'a:secret:1', PORT: '4000' };
    const env = { ...swapped, APP_URL: 'localhost:4000' };
    const app = await startProgram([PYTHON, 'app.py'], { app: APP, env });
    expect(await app.exit()).toBe(1);
    expect(app.output()).toContain('API_SECRET is not your API secret.');
    expect(app.output()).toContain('API_KEY is not your public API key.');
    // Word for word as the app in TypeScript.
    expect(app.output()).toContain('APP_URL is not a URL. Write it like https://app.example.com.');
    expect(app.output()).not.toMatch(/is not set|:public:|:secret:/);
  });
});
