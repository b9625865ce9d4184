import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../config/secret.ts';
import { readSettings } from '../../config/settings.ts';
import { createSeal } from '../../store/seal.ts';
import { openTestDatabase } from '../../store/testing/database.ts';
import { makeReader } from '../reader/readers.ts';
import type { Projects } from '../sandbox-project/projects.ts';
import { createProviders, providerOf } from '../providers/index.ts';
import { createClients } from '../providers/stytch/clients.ts';
import { createStytch } from '../providers/stytch/index.ts';
import { liveConnection } from './addresses.ts';
import { createConnections } from './connections.ts';
import { forgottenCredentials } from './forgotten.ts';
import { createHost } from './host/host.ts';

const uuid = '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9';
const provider = 'stytch';

async function start() {
  const db = await openTestDatabase();
  onTestFinished(() => db.destroy());
  const seal = createSeal(new Secret('a key for tests'));
  const { reader } = await makeReader(db, Date.now());
  const forgotten: string[] = [];
  const clients = { ...createClients(), forget: ({ id }: { id: string }) => void forgotten.push(id) };
  const providers = { ...createProviders(), stytch: createStytch(clients) };
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
        providers,
      ),
      providers,
      connect: (name, keys) => {
        reading.then();
        return liveConnection(readSettings({}), providerOf({ providers }, name), 'reader', keys);
      },
    });
  return { db, reader, withCode, forgotten, reading };
}

test('a changed access code closes the host’s project to readers who entered the old one', async () => {
  const { reader, withCode } = await start();
  const before = withCode('open sesame now');
  expect((await before.find(reader.id, provider)).mode).toBe('sandbox');
  await before.choose(reader.id, provider, 'host');
  expect((await before.find(reader.id, provider)).mode).toBe('host');
  expect((await withCode('another word').find(reader.id, provider)).mode).toBe('sandbox');
  expect((await withCode('open sesame now').find(reader.id, provider)).mode).toBe('host');
});

test('a reader’s own credentials are used for that reader and provider, and dropped when they are deleted', async () => {
  const { db, reader, withCode, forgotten } = await start();
  const connections = withCode('open sesame now');
  const keys = { id: 'project-test-mine', secret: new Secret('secret-test-mine') };
  await connections.keep(reader.id, provider, keys);
  const { mode, connection } = await connections.find(reader.id, provider);
  expect([mode, connection?.id, connection?.secret.reveal()]).toEqual([
    'reader',
    'project-test-mine',
    'secret-test-mine',
  ]);
  expect((await connections.find(reader.id, 'passwordless')).mode).toBe('sandbox');
  expect((await connections.find('somebody-else', provider)).mode).toBe('sandbox');
  expect(JSON.stringify(await db.selectFrom('bench_connections').selectAll().execute())).not.toContain(
    'secret-test-mine',
  );

  await connections.sweep(Date.now() + 60 * 60 * 1000 + 1);
  expect(await connections.find(reader.id, provider)).toMatchObject({ mode: 'sandbox', forgotten: true });
  await expect(connections.ensure(reader, provider)).rejects.toBe(forgottenCredentials);
  expect(forgotten).toEqual(['project-test-mine']);
  await connections.choose(reader.id, provider, 'sandbox');
  expect((await connections.find(reader.id, provider)).forgotten).toBe(false);
});

test('credentials that a reader replaces are dropped', async () => {
  const { reader, withCode, forgotten } = await start();
  const connections = withCode('open sesame now');
  for (const name of ['old', 'new'])
    await connections.keep(reader.id, provider, { id: `project-test-${name}`, secret: new Secret('secret-test-mine') });
  expect(forgotten).toEqual(['project-test-old']);
});

test('credentials a reader enters while older ones are being deleted stay', async () => {
  const { db, reader, withCode, reading } = await start();
  const connections = withCode('open sesame now');
  const keep = (name: string) =>
    connections.keep(reader.id, provider, { id: `project-test-${name}`, secret: new Secret('secret-test-mine') });
  await keep('old');
  await db.updateTable('bench_connections').set({ used_at: 0 }).execute();
  // The reader is faster than the sweep, which has already found that the old ones are unused.
  let typed: Promise<void> | undefined;
  reading.then = () => void (typed ??= keep('new'));
  await connections.sweep(Date.now());
  await typed;
  expect((await connections.find(reader.id, provider)).connection?.id).toBe('project-test-new');
});
