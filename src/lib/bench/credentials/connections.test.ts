import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../config/secret.ts';
import { readSettings } from '../../config/settings.ts';
import { createSeal } from '../../store/seal.ts';
import { openTestDatabase } from '../../store/testing/database.ts';
import { makeReader } from '../reader/readers.ts';
import type { Projects } from '../sandbox-project/projects.ts';
import { liveConnection } from './addresses.ts';
import { createConnections } from './connections.ts';
import { createHost } from './host.ts';

const uuid = '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9';
const guide = 'stytch-b2b';

async function start() {
  const db = await openTestDatabase();
  onTestFinished(() => db.destroy());
  const seal = createSeal(new Secret('a key for tests'));
  const { reader } = await makeReader(db, Date.now());
  const forgotten: string[] = [];
  /** Called when credentials are read, which is before anything is done about them. */
  const reading = { then: () => {} };
  /** The site as it is started with this access code, on a public address. */
  const withCode = (LIVE_ACCESS_CODE: string) =>
    createConnections({
      db,
      seal,
      projects: { find: async () => undefined } as unknown as Projects,
      host: createHost(
        readSettings({
          SITE_URL: 'https://learn.example',
          STYTCH_PROJECT_ID: `project-test-${uuid}`,
          STYTCH_SECRET: `secret-test-${uuid}`,
          LIVE_ACCESS_CODE,
        }),
      ),
      connect: (name, keys) => {
        reading.then();
        return liveConnection(readSettings({}), name, 'reader', keys);
      },
      onForgotten: ({ id }) => forgotten.push(id),
    });
  return { db, reader, withCode, forgotten, reading };
}

test('an access code that was changed closes the host’s project to whoever came in with the old one', async () => {
  const { reader, withCode } = await start();
  const before = withCode('open sesame');
  expect((await before.find(reader.id, guide)).mode).toBe('sandbox');
  await before.choose(reader.id, guide, 'host');
  expect((await before.find(reader.id, guide)).mode).toBe('host');
  expect((await withCode('another word').find(reader.id, guide)).mode).toBe('sandbox');
  expect((await withCode('open sesame').find(reader.id, guide)).mode).toBe('host');
});

test('a reader’s own credentials answer that reader in that guide, and are let go of when they are forgotten', async () => {
  const { db, reader, withCode, forgotten } = await start();
  const connections = withCode('open sesame');
  const keys = { id: 'project-test-mine', secret: new Secret('secret-test-mine') };
  await connections.keep(reader.id, guide, keys);
  const { mode, connection } = await connections.find(reader.id, guide);
  expect([mode, connection?.id, connection?.secret.reveal()]).toEqual([
    'reader',
    'project-test-mine',
    'secret-test-mine',
  ]);
  expect((await connections.find(reader.id, 'passwordless')).mode).toBe('sandbox');
  expect((await connections.find('somebody-else', guide)).mode).toBe('sandbox');
  expect(JSON.stringify(await db.selectFrom('lab_connections').selectAll().execute())).not.toContain(
    'secret-test-mine',
  );

  await connections.sweep(Date.now() + 60 * 60 * 1000 + 1);
  expect(await connections.find(reader.id, guide)).toMatchObject({ mode: 'sandbox', forgotten: true });
  expect(await connections.ensure(reader, guide)).toBeNull();
  expect(forgotten).toEqual(['project-test-mine']);
  await connections.choose(reader.id, guide, 'sandbox');
  expect((await connections.find(reader.id, guide)).forgotten).toBe(false);
});

test('credentials that a reader types while older ones are being forgotten stay', async () => {
  const { db, reader, withCode, reading } = await start();
  const connections = withCode('open sesame');
  const keep = (name: string) =>
    connections.keep(reader.id, guide, { id: `project-test-${name}`, secret: new Secret('secret-test-mine') });
  await keep('old');
  await db.updateTable('lab_connections').set({ used_at: 0 }).execute();
  // The reader is quicker than the sweep, which has just found the old ones to be unused.
  let typed: Promise<void> | undefined;
  reading.then = () => void (typed ??= keep('new'));
  await connections.sweep(Date.now());
  await typed;
  expect((await connections.find(reader.id, guide)).connection?.id).toBe('project-test-new');
});
