import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startPasskeyApp } from './passkey-app.ts';

const create = 'POST /create-token';

test('a stranger gets no register token for an alias that belongs to a user', async () => {
  const { browser } = await startPasskeyApp();
  await browser().signUp('ada@example.com');
  const answer = await browser().send(create, { alias: 'ada@example.com' });
  expect(answer.status).toBe(409);
  expect(await answer.json()).not.toHaveProperty('token');
});

test('another signed-in user gets none either', async () => {
  const { browser } = await startPasskeyApp();
  await browser().signUp('ada@example.com');
  const grace = browser();
  await grace.signUp('grace@example.com');
  const answer = await grace.send(create, { alias: 'ada@example.com' });
  expect(answer.status).toBe(409);
  expect(await answer.json()).not.toHaveProperty('token');
});

test('the signed-in owner gets a register token for a further passkey', async () => {
  const { browser } = await startPasskeyApp();
  const ada = browser();
  await ada.signUp('ada@example.com');
  const answer = await ada.send(create, { alias: 'ada@example.com' });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toHaveProperty('token', expect.stringMatching(/^register_/));
});

test('after a restart the alias still belongs to its owner, who is still signed in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-people-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { browser, open } = await startPasskeyApp(join(folder, 'people.db'));
  const ada = browser();
  await ada.signUp('ada@example.com');
  const restarted = open();
  expect((await browser().send(create, { alias: 'ada@example.com' }, restarted)).status).toBe(409);
  expect((await ada.send(create, { alias: 'ada@example.com' }, restarted)).status).toBe(200);
  expect(await (await ada.send('GET /account', '', restarted)).text()).toContain(
    'You are signed in as ada@example.com',
  );
});

test('the first of two strangers with one alias to sign in owns it', async () => {
  const { app } = await startPasskeyApp();
  const ask = (cookie = '') => new Request('http://localhost:4000/', { headers: { cookie } });
  const [first = '', second = ''] = [1, 2].map(() => app.idFor('ada', ask()));
  expect(first).not.toBe(second);
  const cookieOf = (id: string) => app.startSession(id).split(';')[0];
  const [one, two] = [cookieOf(first), cookieOf(second)];
  expect(app.idFor('ada', ask(one))).toBe(first);
  expect(app.idFor('ada', ask(two))).toBeUndefined();
});
