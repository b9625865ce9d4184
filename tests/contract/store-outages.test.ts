import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newPlace, onPostgres } from '../../src/lib/store/testing/database.ts';
import { createReader, STYTCH } from '../reader/reader.ts';
import { startBuiltSite } from './built-site.ts';

const SITE_URL = 'https://learn.example';
const PUBLIC = {
  SITE_URL,
  APP_SECRET: 'a secret for tests, of enough characters',
  TRUSTED_PROXIES: '127.0.0.1',
  DISK_FREE_MB: '1',
};
const press = STYTCH[0]!;

type Site = Awaited<ReturnType<typeof startBuiltSite>>;

/** Asks whether the site is ready. @returns its sentence, and the milliseconds it took */
async function readyz({ ask }: Site) {
  const started = performance.now();
  const { status, text } = await ask({ path: '/readyz' });
  return { status, text, ms: performance.now() - started };
}

/** Starts a proxy between the site and its database, which can stop forwarding what either sends. */
async function startMiddleman(to: URL) {
  let isSilent = false;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(to.port), to.hostname);
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      open.add(one);
      one.on('data', (data) => isSilent || other.write(data));
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.on('error', () => {});
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const url = new URL(to);
  url.port = String((server.address() as { port: number }).port);
  return { url, silence: (silent: boolean) => void (isSilent = silent) };
}

test.runIf(onPostgres)(
  'a PostgreSQL that hangs makes the site unready within a second, and it recovers by itself',
  { timeout: 60_000 },
  async () => {
    const { folder, server } = await newPlace();
    const middleman = await startMiddleman(new URL(server?.reveal() ?? ''));
    const site = await startBuiltSite({ ...PUBLIC, DATA_DIR: folder, DATABASE_URL: middleman.url.href });
    const reader = createReader(site.ask, SITE_URL);
    await reader.press(press);

    middleman.silence(true);
    const hanging = await readyz(site);
    expect(hanging).toMatchObject({ status: 503, text: expect.stringContaining('the database doesn’t answer') });
    expect(hanging.ms).toBeLessThan(1000);
    // What needs no database is served.
    expect((await site.ask({ path: '/healthz' })).status).toBe(200);
    expect((await site.ask({ path: '/' })).status).toBe(200);

    middleman.silence(false);
    await expect.poll(async () => (await readyz(site)).status, { timeout: 30_000, interval: 250 }).toBe(200);
    await reader.press(press);
    expect(site.log()).not.toMatch(/\n\s+at /);
  },
);

/** Mounts a small file system that only this test uses. @returns undefined where that isn't allowed */
function mountSmallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-disk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

test.skipIf(onPostgres)(
  'a full disk is a sentence on /readyz and in the log, loses nothing, and the site recovers once there is space',
  { timeout: 60_000 },
  async ({ skip }) => {
    const folder = mountSmallDisk() ?? skip('only root can mount a small disk');
    // Local: a public site stops storing before the disk is full.
    const site = await startBuiltSite({ SITE_URL: 'http://localhost:3000', DATA_DIR: join(folder, 'data') });
    const reader = createReader(site.ask, 'http://localhost:3000');
    await reader.press(press);

    const filler = join(folder, 'filler');
    expect(() => writeFileSync(filler, Buffer.alloc(30_000_000))).toThrow('ENOSPC');
    const full = await readyz(site);
    expect(full).toMatchObject({
      status: 503,
      text: expect.stringMatching(/database or disk is full|only \d+ MB left/),
    });
    expect(full.ms).toBeLessThan(1000);
    const refused = await Promise.all([1, 2, 3].map(() => reader.press(press).then(() => 'done', String)));
    for (const one of refused) expect(one).toMatch(/: 507 .*no room for more data right now/);
    expect(site.log()).toContain('"reason":"database or disk is full"');

    truncateSync(filler);
    await reader.press(press);
    expect(JSON.parse(await reader.get('/api/bench/inbox')).messages.length).toBeGreaterThan(1);
    expect(site.log()).not.toMatch(/\n\s+at /);
  },
);
