import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePackage } from './apt.mjs';
import { freePort } from './test-environment.ts';

/** A server of our own, which lives as long as the tests. */
export interface Postgres {
  /** Its address as its own superuser. */
  url: string;
  stop(): Promise<void>;
}

/** The oldest whose `initdb` takes the rules of a language from ICU. */
const OLDEST = 15;

/** Where Debian's packages and those of postgresql.org for it put the programs; the newest version first. */
function findPrograms(): string | undefined {
  const versions = globSync('/usr/lib/postgresql/*/bin/initdb')
    .map((path) => Number(path.split('/')[4]))
    .filter((version) => version >= OLDEST)
    .sort((a, b) => b - a);
  return versions[0] === undefined ? undefined : `/usr/lib/postgresql/${versions[0]}/bin`;
}

/** Starts a private PostgreSQL in a temporary folder on a free port. Where that cannot be, says why. */
export async function startPostgres(): Promise<Postgres | { missing: string }> {
  // Installing it also starts a server for the whole machine: welcome on a CI's, not on somebody's own.
  const refused =
    !findPrograms() && process.env.CI ? await ensurePackage('postgresql') : 'Debian: apt install postgresql';
  const programs = findPrograms();
  if (!programs)
    return { missing: `no PostgreSQL ${OLDEST} or newer in /usr/lib/postgresql (${refused ?? 'too old'})` };
  const runner = findRunner();
  if ('missing' in runner) return runner;
  const { account } = runner;

  const folder = mkdtempSync(join(tmpdir(), 'first-login-postgres-'));
  const password = randomBytes(16).toString('hex');
  writeFileSync(join(folder, 'password'), password, { mode: 0o600 });
  if (account) {
    for (const path of [folder, join(folder, 'password')]) chownSync(path, account.uid, account.gid);
  }
  const start = (program: string, args: string[]) =>
    spawn(join(programs, program), args, { cwd: folder, ...account, stdio: ['ignore', 'ignore', 'pipe'] });

  const made = await ended(start('initdb', INITDB(folder)));
  if (made.code !== 0) {
    rmSync(folder, { recursive: true });
    return { missing: `initdb failed: ${made.errors}` };
  }
  const port = await freePort();
  const server = start('postgres', ['-D', join(folder, 'data'), '-p', String(port), ...SERVER(folder)]);
  // A way out that waits for nothing, should this process end before `stop` was called.
  const clearUp = () => {
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  };
  process.once('exit', clearUp);
  const stop = async () => {
    process.off('exit', clearUp);
    if (server.exitCode === null && server.kill('SIGQUIT')) await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  const problem = await ready(server);
  if (problem !== undefined) {
    await stop();
    return { missing: `PostgreSQL did not start: ${problem}` };
  }
  return { url: `postgres://tests:${password}@127.0.0.1:${port}/postgres`, stop };
}

/** A language's order of text, unlike SQLite's: what relies on bytes must say so. */
const INITDB = (folder: string) => [
  ...['-D', join(folder, 'data'), '-U', 'tests', '-A', 'scram-sha-256', `--pwfile=${join(folder, 'password')}`],
  ...[
    '-E',
    'UTF8',
    '--locale-provider=icu',
    '--icu-locale=en-US',
    '--locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
  ],
];
/** Nothing has to survive. */
const SERVER = (folder: string) =>
  [
    'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'max_connections=200',
    'fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off',
  ].flatMap((setting) => ['-c', setting]); // prettier-ignore

/** Who runs the server; null for ourselves. */
interface Runner {
  account: { uid: number; gid: number } | null;
}

/** PostgreSQL refuses to run as root; root lends it somebody else's account. */
function findRunner(): Runner | { missing: string } {
  if (process.getuid?.() !== 0) return { account: null };
  const known = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => known.find(([each]) => each === name)).find(Boolean);
  if (!found) return { missing: 'PostgreSQL does not run as root, and there is no user postgres or nobody' };
  return { account: { uid: Number(found[2]), gid: Number(found[3]) } };
}

async function ended(child: ChildProcess): Promise<{ code: number | null; errors: string }> {
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  child.once('error', (error) => (errors += error.message));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, errors };
}

/** Waits for the line that says so. @returns what went wrong, if it ended before */
function ready(server: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let written = '';
    server.stderr?.on('data', (chunk) => {
      // Read on afterwards, too: a full pipe would stop the server.
      if (written.length < 10_000) written += String(chunk);
      if (written.includes('ready to accept connections')) resolve(undefined);
    });
    server.once('error', (error) => resolve(error.message));
    server.once('exit', () => resolve(written));
  });
}
