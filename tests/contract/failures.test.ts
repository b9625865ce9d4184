import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FAILURES } from '../../src/lib/guides/failure.ts';
import type { Failure } from '../../src/lib/guides/types.ts';
import { findAction, guides } from '../../src/lib/guides/index.ts';
import type { RunResult } from '../../src/lib/bench/index.ts';
import { startBench } from '../../src/lib/bench/testing/start-bench.ts';
import { createAuthenticator } from '../../src/lib/sandbox/passwordless/testing/authenticator.ts';
import { createBrowser } from '../../src/lib/sandbox/passwordless/testing/browser.ts';

const PAGE = 'http://localhost:4999';
const all = guides.flatMap((guide) => guide.failures.map((failure) => [guide.id, failure.id, failure] as const));

/** Names how a run ended, in the registry's word. */
const endOf = ({ outcome }: RunResult): string =>
  outcome.kind === 'refused' ? outcome.error_type : outcome.kind === 'unanswered' ? outcome.problem : outcome.kind;

/** A reader who provokes failures. The failure that takes too long is cut off early. */
async function startReader() {
  let timeoutMs = 9000;
  const { bench, url } = await startBench({
    wrap: (record) => (options, work) => record({ ...options, timeoutMs }, work),
  });
  const { value: reader, cookies } = await bench.enter(new Request(url, { method: 'POST' }));
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ');

  const provokeInBrowser = async (place: NonNullable<ReturnType<typeof findAction>>, { ends, inBrowser }: Failure) => {
    const begun = await bench.beginCeremony(reader, place, {});
    if ('outcome' in begun) return begun;
    const post = async (path: string, body: unknown) => {
      const headers = { cookie, apikey: begun.api_key, 'content-type': 'application/json' };
      const request = new Request(url, { method: 'POST', headers, body: JSON.stringify(body) });
      const response = await bench.passThrough(request, begun.run, path.slice(1));
      return { status: response.status, headers: response.headers, text: '', body: await response.json() };
    };
    const device = createAuthenticator();
    const browser = createBrowser(post, device, PAGE);
    if (inBrowser === 'discoverable') {
      const user = { id: new Uint8Array(16), name: 'Grace', displayName: 'Grace' };
      const challenge = new Uint8Array(16);
      const options = { rp: { id: 'localhost', name: 'Page' }, user, challenge, pubKeyCredParams: [] };
      await device.create({ ...options, pubKeyCredParams: [{ type: 'public-key', alg: -7 }] }, { origin: PAGE });
      await browser.signin();
      return await bench.finishCeremony(reader, begun.run, undefined);
    }
    if (inBrowser === 'replay') {
      await browser.register(begun.token);
      const signed = await browser.answerSignin((await browser.beginSignin()).body);
      for (let times = 0; times < 2; times++) await post('/signin/complete', signed);
      return await bench.finishCeremony(reader, begun.run, undefined);
    }
    await browser.beginRegistration(begun.token);
    return await bench.finishCeremony(reader, begun.run, ends);
  };

  const provoke = async (guide: string, failure: Failure) => {
    const place = findAction(guide, FAILURES, failure.id);
    if (!place) throw new Error(`no failure ${failure.id}`);
    timeoutMs = failure.ends === 'TimeoutError' ? 300 : 9000;
    const result = failure.inBrowser
      ? await provokeInBrowser(place, failure)
      : (await bench.run(reader, place, {})).value;
    if (!result) throw new Error('the ceremony was gone');
    return result;
  };
  return { bench, reader, provoke };
}

test('every failure happens as the registry says, and leaves the reader’s work alone', async () => {
  const { bench, reader, provoke } = await startReader();
  const before = await bench.state(reader, 'stytch-b2b', 'see-it-happen');
  const ended: string[] = [];
  for (const [guide, id, failure] of all) {
    const result = await provoke(guide, failure);
    ended.push(`${id}: ${endOf(result)}`);
    expect(result.outcome.sentence).not.toContain('bug');
    expect(result.exchanges.length, id).toBeGreaterThan(0);
  }
  expect(ended).toEqual(all.map(([, id, { ends }]) => `${id}: ${ends}`));
  // No link is left that would log a made-up user in.
  expect((await bench.inbox(reader)).filter(({ state }) => state !== 'used')).toEqual([]);
  const after = await bench.state(reader, 'stytch-b2b', 'see-it-happen');
  expect({ ...after, known: false, project: null }).toEqual({ ...before, known: false, project: null });
}, 60_000);

test('each failure belongs to an entry of the page that explains how it ends', () => {
  const folder = join(import.meta.dirname, '../../src/content/troubleshooting');
  const entries = readdirSync(folder).map((file) => file.replace('.md', ''));
  expect(all.map(([, , { entry }]) => entry).filter((entry) => !entries.includes(entry))).toEqual([]);
  const names = all.map(([guide, id]) => `${guide}/${id}`);
  expect(new Set(names).size).toBe(names.length);
});
