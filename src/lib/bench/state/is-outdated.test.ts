import { expect, test } from 'vitest';
import { run, startBench } from '../testing/start-bench.ts';

const last = async ({ bench, reader }: Reading, step: string) =>
  (await bench.state(reader, 'stytch-b2b', step)).last_run?.outcome.sentence;

interface Reading {
  bench: Awaited<ReturnType<typeof startBench>>['bench'];
  reader: Awaited<ReturnType<Awaited<ReturnType<typeof startBench>>['newReader']>>;
}

async function startReading(): Promise<Reading> {
  const { bench, newReader } = await startBench();
  return { bench, reader: await newReader() };
}

test('a reader who comes back reads that they are logged in, until they log out', async () => {
  const { bench, reader } = await startReading();
  await run(bench, reader, 'choose', 'exchange');
  expect(await last({ bench, reader }, 'choose')).toBe('ada@example.com is logged in to Acme.');
  await run(bench, reader, 'logged-in-and-out', 'revoke');
  expect(await last({ bench, reader }, 'choose')).toBeUndefined();
  expect(await last({ bench, reader }, 'logged-in-and-out')).toBe('The session was revoked.');
});

test('and that the session was revoked, until they log in again', async () => {
  const { bench, reader } = await startReading();
  await run(bench, reader, 'logged-in-and-out', 'revoke');
  await run(bench, reader, 'choose', 'exchange');
  expect(await last({ bench, reader }, 'logged-in-and-out')).toBeUndefined();
  expect(await last({ bench, reader }, 'choose')).toBe('ada@example.com is logged in to Acme.');
});

test('another login as the same user in the same organization takes no answer away', async () => {
  const { bench, reader } = await startReading();
  await run(bench, reader, 'choose', 'exchange');
  await run(bench, reader, 'logged-in-and-out', 'revoke');
  await run(bench, reader, 'invite-a-colleague', 'invite');
  expect(await last({ bench, reader }, 'choose')).toBe('ada@example.com is logged in to Acme.');
});

test('a failure on purpose takes no answer away', async () => {
  const { bench, reader } = await startReading();
  await run(bench, reader, 'discover', 'authenticate');
  await run(bench, reader, 'discover', 'open-twice');
  expect(await last({ bench, reader }, 'discover')).toContain('Stytch found');
});
