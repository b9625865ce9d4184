import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../scripts/lib/test-environment.ts';
import type { BenchState, RunResult } from '../../src/lib/bench/index.ts';
import { newPlace } from '../../src/lib/store/testing/database.ts';

const ROOT = join(import.meta.dirname, '../..');
const SITE_URL = 'http://localhost:3000';

/**
 * Starts the built site in a process of its own.
 * @returns its URL
 */
async function startSite(env: Record<string, string>): Promise<string> {
  const port = String(await freePort());
  const { PATH = '' } = process.env;
  const site = spawn(process.execPath, ['src/server.ts'], {
    cwd: ROOT,
    env: { PATH, PORT: port, SITE_URL, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(site, 'close');
  onTestFinished(async () => {
    site.kill();
    await ended;
  });
  // It listens once it logs its first line.
  await Promise.race([once(site.stdout, 'data'), ended]);
  expect(site.exitCode).toBeNull();
  return `http://127.0.0.1:${port}`;
}

/** What the response of a run carries. */
interface Ran {
  result: RunResult;
  state: BenchState;
}

test('two instances serve one reader’s guide in turn', { timeout: 60_000 }, async () => {
  const { folder, server } = await newPlace();
  const env: Record<string, string> = server
    ? { DATABASE_URL: server.reveal(), APP_SECRET: 'the same for both instances, always' }
    : { DATA_DIR: folder };
  const sites = await Promise.all([startSite(env), startSite(env)]);

  let asked = 0;
  let cookie = '';
  const ask = async (path: string, body?: object) => {
    const response = await fetch(`${sites[asked++ % 2]}/api/bench/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { origin: SITE_URL, cookie, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(response.status).toBe(200);
    cookie =
      response.headers
        .getSetCookie()
        .find((each) => each.includes('reader'))
        ?.split(';')[0] ?? cookie;
    return response.json();
  };
  const place = (step: string, action: string) => ({ guide: 'stytch-b2b', step, action });

  const prepared = (await ask('prepare', place('choose', 'exchange'))) as { runs: RunResult[] };
  expect(prepared.runs.map(({ outcome }) => outcome.kind)).not.toContain('refused');
  const { state } = (await ask('state?guide=stytch-b2b&step=choose')) as { state: BenchState };
  const organization_id = state.choices[0]?.value ?? '';
  const chosen = (await ask('run', { ...place('choose', 'exchange'), input: { organization_id } })) as Ran;
  expect(chosen.result.outcome.kind).toBe('done');
  const again = (await ask('run', { ...place('logged-in-and-out', 'authenticate'), input: {} })) as Ran;
  expect(again.result.outcome.kind).toBe('done');
  expect(again.state.done).toContain('logged-in-and-out');
  const after = (await ask('state?guide=stytch-b2b&step=choose')) as { state: BenchState };
  expect(after.state.done).toContain('logged-in-and-out');
});
