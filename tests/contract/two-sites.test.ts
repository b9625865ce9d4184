import { expect, test } from 'vitest';
import type { BenchState, RunResult } from '../../src/lib/bench/index.ts';
import { newPlace } from '../../src/lib/store/testing/database.ts';
import { startBuiltSite } from './built-site.ts';

const SITE_URL = 'http://localhost:3000';

/** The response of a run. */
interface Ran {
  result: RunResult;
  state: BenchState;
}

test('two instances serve one reader’s guide in turn', { timeout: 60_000 }, async () => {
  const { folder, server } = await newPlace();
  const where: Record<string, string> = server
    ? { DATABASE_URL: server.reveal(), APP_SECRET: 'the same for both instances, always' }
    : { DATA_DIR: folder };
  const env = { SITE_URL, ...where };
  const sites = await Promise.all([startBuiltSite(env), startBuiltSite(env)]);

  let asked = 0;
  let cookie = '';
  const ask = async (path: string, body?: object) => {
    const response = await fetch(`http://127.0.0.1:${sites[asked++ % 2]?.port}/api/bench/${path}`, {
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
  expect(again.state.done).not.toContain('logged-in-and-out');
  const ended = (await ask('run', { ...place('logged-in-and-out', 'revoke'), input: {} })) as Ran;
  expect(ended.result.outcome.kind).toBe('done');
  expect(ended.state.done).toContain('logged-in-and-out');
  const after = (await ask('state?guide=stytch-b2b&step=choose')) as { state: BenchState };
  expect(after.state.done).toContain('logged-in-and-out');
});
