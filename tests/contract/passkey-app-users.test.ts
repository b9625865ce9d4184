import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { App } from '../../src/lib/quickstart/passwordless/app/app.ts';
import { createTokenRoute } from '../../src/lib/quickstart/passwordless/app/create-token.ts';
import { createPeople } from '../../src/lib/quickstart/passwordless/app/people.ts';
import { createSessions } from '../../src/lib/quickstart/passwordless/app/sessions.ts';
import { startPasswordless } from '../../src/lib/sandbox/passwordless/testing/loopback.ts';

/** The passkey app on its own table of users, as /production/ shows it. */
async function startApp(file = ':memory:') {
  const { keys } = await startPasswordless();
  const open = () => {
    const database = new DatabaseSync(file);
    onTestFinished(() => database.close());
    const sessions = createSessions(database, false);
    const people = createPeople(database, sessions);
    const app: App = {
      api: { url: keys.api_url, secret: keys.api_secret },
      apiKey: keys.api_key,
      idFor: people.idFor,
      startSession: sessions.start,
    };
    return { people, sessions, app };
  };
  return { open, ...open() };
}

const ask = (alias: string, cookie = '') =>
  new Request('http://localhost:4000/create-token', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ alias }),
  });

/** A user who has signed in once. */
function signUp(started: Awaited<ReturnType<typeof startApp>>, alias: string) {
  const id = started.people.idFor(alias, ask(alias)) ?? '';
  started.people.confirm(id);
  const [cookie = ''] = started.sessions.start(id).split(';');
  return { id, cookie };
}

test('a stranger gets no register token for an alias that belongs to a user', async () => {
  const started = await startApp();
  signUp(started, 'ada@example.com');
  const answer = await createTokenRoute(ask('ada@example.com'), started.app);
  expect(answer.status).toBe(409);
  expect(await answer.json()).not.toHaveProperty('token');
});

test('another signed-in user gets none either', async () => {
  const started = await startApp();
  signUp(started, 'ada@example.com');
  const grace = signUp(started, 'grace@example.com');
  const answer = await createTokenRoute(ask('ada@example.com', grace.cookie), started.app);
  expect(answer.status).toBe(409);
  expect(await answer.json()).not.toHaveProperty('token');
});

test('the signed-in owner gets a register token for a further passkey', async () => {
  const started = await startApp();
  const ada = signUp(started, 'ada@example.com');
  const answer = await createTokenRoute(ask('ada@example.com', ada.cookie), started.app);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toHaveProperty('token', expect.stringMatching(/^register_/));
});

test('after a restart the alias still belongs to its owner, who is still signed in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-people-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const started = await startApp(join(folder, 'people.db'));
  const ada = signUp(started, 'ada@example.com');
  const { people } = started.open();
  expect(people.idFor('ada@example.com', ask('ada@example.com'))).toBeUndefined();
  expect(people.idFor('ada@example.com', ask('ada@example.com', ada.cookie))).toBe(ada.id);
});

test('of two strangers with one alias, the first to sign in owns it', async () => {
  const { people, sessions } = await startApp();
  const [first = '', second = ''] = [1, 2].map(() => people.idFor('ada', ask('ada')));
  expect(first).not.toBe(second);
  people.confirm(first);
  people.confirm(second);
  const cookieOf = (id: string) => sessions.start(id).split(';')[0];
  expect(people.idFor('ada', ask('ada', cookieOf(first)))).toBe(first);
  expect(people.idFor('ada', ask('ada', cookieOf(second)))).toBeUndefined();
});
