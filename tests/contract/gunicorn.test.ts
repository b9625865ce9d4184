import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newPlace, onPostgres } from '../../src/lib/store/testing/database.ts';
import { freePort, hasModules, PYTHON, startProgram } from './flask.ts';
import { APP, makeApp, temporaryFolder } from './flask-passkeys.ts';

/** Where the app keeps its users: in SQLite as it comes, or in PostgreSQL, where these tests run on it. */
async function database(): Promise<Record<string, string>> {
  const { server } = await newPlace();
  return server ? { DATABASE_URL: server.reveal().replace(/^postgres:/, 'postgresql+psycopg2:') } : {};
}

const has = (program: string) => {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { env: { PATH: `${process.env.PATH}:/usr/sbin` } });
    return true;
  } catch {
    return false;
  }
};

const DRIVER = onPostgres ? ['psycopg2'] : [];

test.skipIf(!hasModules('flask', 'sqlalchemy', 'gunicorn', ...DRIVER) || !has('nginx'))(
  'two Gunicorn servers behind nginx, as its nginx.conf has it, share users and sessions',
  { timeout: 60_000 },
  async () => {
    const ports = [await freePort(), await freePort(), await freePort()];
    const [front = 0, ...behind] = ports;
    const APP_URL = `http://localhost:${front}`;
    const { env, person } = await makeApp({ APP_URL, ...(await database()) });
    // All at the same time, so that each of them finds no tables yet.
    const servers = await Promise.all(
      behind.map((port) => {
        const started = [PYTHON, '-m', 'gunicorn', '-w', '2', '-b', `localhost:${port}`, 'app:create_app()'];
        return startProgram(started, { app: APP, env, port });
      }),
    );
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'nginx-temp'));
    let text = readFileSync(`examples/${APP}/nginx.conf`, 'utf8');
    for (const [at, port] of [4000, 4001, 4002].entries())
      text = text.replace(new RegExp(`\\b${port};`), `${ports[at]};`);
    writeFileSync(join(folder, 'nginx.conf'), text);
    const nginx = ['nginx', '-p', folder, '-c', join(folder, 'nginx.conf')];
    const path = { PATH: `${process.env.PATH}:/usr/sbin` };
    await startProgram(nginx, { app: APP, env: path, port: front });
    const ada = person(front);
    await ada.signUp('ada');
    for (let each = 0; each < 6; each++) expect(await ada.account()).toContain('You are signed in as ada.');
    expect((await ada.ask('POST', '/sign-out', '', 'http://localhost:1')).status).toBe(403);
    // Their database lets no second user have her name.
    expect((await person(front).ask('POST', '/create-token', { alias: 'ada' })).status).toBe(409);
    for (const server of servers) expect(server.output()).toMatch(/GET \/account 200/);
    await ada.ask('GET', '/?token=x1');
    expect(readFileSync(join(folder, 'access.log'), 'utf8')).not.toContain('x1');
  },
);
