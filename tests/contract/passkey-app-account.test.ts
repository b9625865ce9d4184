import { expect, test } from 'vitest';
import { startPasskeyApp } from './passkey-app.ts';

/** Values of the delete buttons on the account page. */
const passkeysOn = (page: string) => [...page.matchAll(/name="id" value="([^"]+)"/g)].map(([, id = '']) => id);
const accountOf = async (user: { send: (name: string) => Promise<Response> }) =>
  (await user.send('GET /account')).text();

test('the account page shows the signed-in user and their passkeys by name, whatever it holds', async () => {
  const { browser } = await startPasskeyApp();
  const ada = browser();
  await ada.send('POST /verify-signin', { token: await ada.register('<b>ada</b>', '<i>Laptop</i>') });
  const text = await accountOf(ada);
  expect(text).toContain('You are signed in as &lt;b>ada&lt;/b>.');
  expect(text).toContain('&lt;i>Laptop&lt;/i>');
  expect(text).not.toContain('<b>ada');
  expect(passkeysOn(text)).toHaveLength(1);
});

test('without a session the account page is not shown', async () => {
  const { browser } = await startPasskeyApp();
  const answer = await browser().send('GET /account');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
});

test('signing out ends the session on the server, also for a copy of its cookie', async () => {
  const { browser, app } = await startPasskeyApp();
  const ada = browser();
  const copied = await ada.signUp('ada');
  const answer = await ada.send('POST /sign-out');
  expect(answer.headers.get('set-cookie')).toMatch(/^passkey_app_session=; .*Max-Age=0/);
  expect(app.userOf(new Request('http://localhost:4000/', { headers: { cookie: copied } }))).toBeUndefined();
});

test('a user deletes one of two passkeys, and not the last one', async () => {
  const { browser } = await startPasskeyApp();
  const ada = browser();
  await ada.signUp('ada');
  const phone = browser();
  // Another device of hers, with her session.
  const { token } = await (await ada.send('POST /create-token', { alias: 'ada' })).json();
  await phone.client().register(token, 'Phone');
  const [first = '', second = ''] = passkeysOn(await accountOf(ada));
  expect(await (await ada.send('POST /delete-passkey', `id=${encodeURIComponent(first)}`)).text()).toContain(
    'Passkey deleted',
  );
  expect(passkeysOn(await accountOf(ada))).toEqual([second]);
  const last = await ada.send('POST /delete-passkey', `id=${encodeURIComponent(second)}`);
  expect(last.status).toBe(409);
  expect(passkeysOn(await accountOf(ada))).toEqual([second]);
});

test('no one deletes a passkey of another user', async () => {
  const { browser } = await startPasskeyApp();
  const [ada, eve] = [browser(), browser()];
  await ada.signUp('ada');
  await eve.signUp('eve');
  const [id = ''] = passkeysOn(await accountOf(ada));
  await eve.send('POST /delete-passkey', `id=${encodeURIComponent(id)}`);
  await browser().send('POST /delete-passkey', `id=${encodeURIComponent(id)}`);
  expect(passkeysOn(await accountOf(ada))).toEqual([id]);
});

test('a short fault at Passwordless.dev signs no one out', async () => {
  const { browser, control } = await startPasskeyApp();
  const ada = browser();
  const cookie = await ada.signUp('ada');
  await control('POST', '/faults', {
    operation: 'passwordless.credentials.list',
    kind: 'error',
    status: 503,
    times: 2,
  });
  for (const name of ['GET /account', 'POST /delete-passkey'])
    expect((await ada.send(name, 'id=x')).status, name).toBe(503);
  expect(ada.cookie()).toBe(cookie);
  expect(await accountOf(ada)).toContain('You are signed in as ada.');
});
