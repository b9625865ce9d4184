import { expect, onTestFinished, test } from 'vitest';
import { quietLog } from '../../src/lib/log/log.ts';
import { createSandbox } from '../../src/lib/sandbox/index.ts';
import { asFetch } from '../../src/lib/sandbox/testing/fetch.ts';
import { openDatabase } from '../../src/lib/store/database.ts';
import { newPlace } from '../../src/lib/store/testing/database.ts';
import { basic, type Credentials } from './harness.ts';

const SITE = 'http://localhost:3000';

test('projects, email, sessions and keys survive a restart', async () => {
  const place = await newPlace();
  const start = async () => {
    const db = await openDatabase(place);
    const { handle } = createSandbox({
      db,
      siteUrl: SITE,
      redirectHosts: [],
      projectsPerAddress: 50,
      log: quietLog,
    });
    return { db, fetch: asFetch(handle) };
  };
  const first = await start();
  const project: Credentials = await (
    await first.fetch(new Request(`${SITE}/_sandbox/projects`, { method: 'POST' }))
  ).json();
  const call = async (fetch: typeof first.fetch, path: string, body?: object) =>
    (
      await fetch(
        new Request(SITE + path, {
          method: body ? 'POST' : 'GET',
          ...(body && { body: JSON.stringify(body) }),
          headers: { authorization: basic(project) },
        }),
      )
    ).json();
  await call(first.fetch, '/v1/b2b/magic_links/email/discovery/send', { email_address: 'ada@example.com' });
  const { messages } = await call(first.fetch, '/_sandbox/messages');
  const discovered = await call(first.fetch, '/v1/b2b/magic_links/discovery/authenticate', {
    discovery_magic_links_token: messages[0].token,
  });
  const jwks = `/v1/b2b/sessions/jwks/${project.project_id}`;
  const { keys } = await call(first.fetch, jwks);
  await first.db.destroy();

  const second = await start();
  onTestFinished(() => second.db.destroy());
  expect((await call(second.fetch, '/_sandbox/messages')).messages).toEqual([{ ...messages[0], state: 'used' }]);
  expect((await call(second.fetch, jwks)).keys).toEqual(keys);
  const { intermediate_session_token } = discovered;
  const entered = await call(second.fetch, '/v1/b2b/discovery/intermediate_sessions/exchange', {
    intermediate_session_token,
    organization_id: 'globex',
  });
  expect(entered.member_authenticated).toBe(true);
});
