import { expect, test } from 'vitest';
import { newPlace } from '../../src/lib/store/testing/database.ts';
import { basic, clientFor, type Credentials } from './harness.ts';
import { startStandAlone } from './stand-alone.ts';

/** Starts two sandboxes in separate processes on one database, and creates a project. */
async function startTwo() {
  const { folder, server } = await newPlace();
  const env: Record<string, string> = server ? { DATABASE_URL: server.reveal() } : { DATA_DIR: folder };
  const [one, two] = await Promise.all([startStandAlone([], env), startStandAlone([], env)]);
  const made = await fetch(`${one.url}/_sandbox/projects`, { method: 'POST' });
  const project = (await made.json()) as Credentials;
  return { one, two, project, clients: [clientFor(one.url, project), clientFor(two.url, project)] as const };
}

test('a link works once, even for concurrent calls to both processes', { timeout: 30_000 }, async () => {
  const { one, project, clients } = await startTwo();
  await clients[0].magicLinks.email.discovery.send({ email_address: 'ada@example.com' });
  const answer = await fetch(`${one.url}/_sandbox/messages`, { headers: { authorization: basic(project) } });
  const { messages } = (await answer.json()) as { messages: { token: string }[] };
  const discovery_magic_links_token = messages[0]?.token ?? '';

  const spending = Array.from({ length: 20 }, (_, i) =>
    (i % 2 ? clients[0] : clients[1]).magicLinks.discovery.authenticate({ discovery_magic_links_token }),
  );
  const spent = (await Promise.allSettled(spending)).filter(({ status }) => status === 'fulfilled');
  expect(spent).toHaveLength(1);
});

test('one process accepts and revokes the other’s sessions', { timeout: 30_000 }, async () => {
  const { one, project, clients } = await startTwo();
  await clients[1].magicLinks.email.discovery.send({ email_address: 'ada@example.com' });
  const answer = await fetch(`${one.url}/_sandbox/messages`, { headers: { authorization: basic(project) } });
  const { messages } = (await answer.json()) as { messages: { token: string }[] };
  const { intermediate_session_token } = await clients[0].magicLinks.discovery.authenticate({
    discovery_magic_links_token: messages[0]?.token ?? '',
  });
  const { session_jwt } = await clients[1].discovery.intermediateSessions.exchange({
    intermediate_session_token,
    organization_id: 'globex',
  });
  expect((await clients[0].sessions.authenticateJwtLocal({ session_jwt })).organization_slug).toBe('globex');
  await clients[0].sessions.revoke({ session_jwt });
  await expect(clients[1].sessions.authenticate({ session_jwt })).rejects.toThrow('session_not_found');
});
