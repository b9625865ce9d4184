import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, closeSync, globSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
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

  const folder = mkdtempSync(join(tmpdir(), 'first-login-postgres-'));
  try {
    return await startIn({ folder, programs, ...runner });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { missing: `PostgreSQL did not start: ${error instanceof Error ? error.message : String(error)}` };
  }
}

interface Cluster extends Runner {
  folder: string;
  programs: string;
}

async function startIn(cluster: Cluster): Promise<Postgres> {
  const { folder } = cluster;
  const password = randomBytes(16).toString('hex');
  await makeData(cluster, password);

  const port = await freePort();
  const server = start(cluster, 'postgres', ['-D', join(folder, 'data'), '-p', String(port), ...SERVER(folder)]);
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
  while (!logOf(folder).includes('ready to accept connections')) {
    if (server.exitCode !== null) throw new Error(logOf(folder));
    await wait(20);
  }
  return { url: `postgres://tests:${password}@127.0.0.1:${port}/postgres`, stop };
}

async function makeData(cluster: Cluster, password: string): Promise<void> {
  const { folder, account } = cluster;
  const file = join(folder, 'password');
  writeFileSync(file, password, { mode: 0o600 });
  if (account) for (const path of [folder, file]) chownSync(path, account.uid, account.gid);
  const made = start(cluster, 'initdb', INITDB(folder));
  await once(made, 'close');
  if (made.exitCode !== 0) throw new Error(logOf(folder));
}

/** What it says goes into a file: a server whose pipe nobody empties stops in the middle of its work. */
function start({ folder, programs, account }: Cluster, program: string, args: string[]): ChildProcess {
  const log = openSync(join(folder, 'log'), 'a');
  const child = spawn(join(programs, program), args, { cwd: folder, ...account, stdio: ['ignore', 'ignore', log] });
  closeSync(log);
  return child;
}

const logOf = (folder: string): string => readFileSync(join(folder, 'log'), 'utf8');

/** A language's order of text, unlike SQLite's: what relies on bytes must say so. */
const INITDB = (folder: string) => [
  ...['-D', join(folder, 'data'), '-U', 'tests', '-A', 'scram-sha-256', `--pwfile=${join(folder, 'password')}`],
  ...['-E', 'UTF8', '--locale-provider=icu', '--icu-locale=en-US', '--locale=C.UTF-8', '--no-sync', '--no-instructions'],
]; // prettier-ignore
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
