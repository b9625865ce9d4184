import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../config/secret.ts';
import { readSettings } from '../../config/settings.ts';
import { quietLog } from '../../log/log.ts';
import { findAction, type Ceremony } from '../../guides/index.ts';
import { toNodeListener } from '../../sandbox/core/http/node-listener.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { createAuthenticator, type Forgery } from '../../sandbox/passwordless/testing/authenticator.ts';
import { createBrowser } from '../../sandbox/passwordless/testing/browser.ts';
import type { Json } from '../../sandbox/passwordless/testing/sandbox.ts';
import { createSeal } from '../../store/seal.ts';
import { openTestDatabase } from '../../store/testing/database.ts';
import { installRecorder } from '../../wire/recorder.ts';
import { createBench, type CeremonyWork, type Reader } from '../index.ts';
import type { RunResult } from '../types.ts';

const SITE = 'http://localhost:4999';

/** @param onHost whether the sandbox plays the provider, with an application of the host's */
async function start(onHost = false) {
  const db = await openTestDatabase();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const providerUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sandbox = createSandbox({ db, siteUrl: SITE, redirectHosts: [], projectsPerAddress: 100, log: quietLog });
  server.on('request', toNodeListener(sandbox.handle, quietLog));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await db.destroy();
  });
  const bench = createBench({
    db,
    settings: readSettings({ SITE_URL: SITE, ...(onHost && (await hostSettings(providerUrl))) }),
    seal: createSeal(new Secret('a key for tests')),
    log: quietLog,
    providerUrl,
    record: installRecorder(),
  });

  const newReader = async () => {
    const entered = await bench.enter(new Request(SITE, { method: 'POST' }));
    const cookie = (entered.cookies[0] ?? '').split(';')[0] ?? '';
    return { reader: entered.value, cookie, device: createAuthenticator() };
  };
  type Person = Awaited<ReturnType<typeof newReader>>;
  const place = (step: string, action?: string) => {
    const declared = findAction('passwordless', step, action);
    if (!declared) throw new Error(`no action ${step}/${action}`);
    return declared;
  };
  const inputOf = (step: string, action?: string) =>
    Object.fromEntries(place(step, action).action.inputs.map(({ name, example }) => [name, example]));
  const post = async (person: Person, work: CeremonyWork, path: string, body: unknown) => {
    const request = new Request(SITE, {
      method: 'POST',
      headers: { cookie: person.cookie, apikey: work.api_key, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const response = await bench.passThrough(request, work.run, path);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: JSON.parse(text) as Json,
    };
  };
  const begin = async (
    person: Person,
    step: string,
    action?: string,
    input: Record<string, string> = inputOf(step, action),
  ) => {
    const begun = await bench.beginCeremony(person.reader, place(step, action), input);
    if ('outcome' in begun) throw new Error(begun.outcome.sentence);
    return begun;
  };
  /** Does what the island does: begin, the browser's half, finish. */
  const perform = async (
    person: Person,
    step: string,
    action?: string,
    { forged, input }: { forged?: Forgery; input?: Record<string, string> } = {},
  ): Promise<RunResult> => {
    const work = await begin(person, step, action, input);
    const browser = createBrowser((path, body) => post(person, work, path.slice(1), body), person.device, SITE);
    const ceremony = place(step, action).action.inBrowser as Ceremony;
    if (ceremony === 'register') await browser.register(work.token, { nickname: work.nickname }, forged);
    else await browser.signin(work.alias ? { alias: work.alias } : {}, forged);
    const result = await bench.finishCeremony(person.reader, work.run, undefined);
    if (!result) throw new Error('the ceremony was gone');
    return result;
  };
  const run = async (reader: Reader, step: string, action?: string, input: object = inputOf(step, action)) =>
    (await bench.run(reader, place(step, action), { ...input })).value;
  const held = async ({ reader }: Person) =>
    (await bench.state(reader, 'passwordless', 'verify')).holdings.map(({ kind }) => kind);
  return { bench, newReader, begin, perform, run, post, held, place };
}

async function hostSettings(providerUrl: string) {
  const made = await fetch(`${providerUrl}/_sandbox/projects`, { method: 'POST' });
  const { passwordless } = (await made.json()) as { passwordless: { api_key: string; api_secret: string } };
  return {
    PASSWORDLESS_API_URL: `${providerUrl}/passwordless`,
    PASSWORDLESS_API_KEY: passwordless.api_key,
    PASSWORDLESS_API_SECRET: passwordless.api_secret,
  };
}

const operations = ({ exchanges }: RunResult) => exchanges.map(({ operation }) => operation);

test('from the first look to a deleted passkey, each ceremony is recorded and read off the wire', async () => {
  const { newReader, perform, run, held, place, bench } = await start();
  const ada = await newReader();

  const first = await perform(ada, 'see-it-happen');
  expect(first.outcome.kind).toBe('done');
  expect(operations(first)).toEqual(place('see-it-happen').action.operations);
  expect(JSON.stringify(first)).not.toContain(':secret:');

  await run(ada.reader, 'create-a-token');
  expect(await held(ada)).toEqual(['verify_token', 'register_token']);
  expect(operations(await perform(ada, 'register'))).toEqual(place('register').action.operations);
  expect(await held(ada)).toEqual(['verify_token']);

  for (const way of ['alias', 'discoverable']) {
    const signed = await perform(ada, 'sign-in', way);
    expect(signed.outcome.kind).toBe('done');
    expect(operations(signed)).toEqual(place('sign-in', way).action.operations);
  }
  const stranger = await perform(ada, 'sign-in', 'alias', { input: { alias: 'nobody@example.com' } });
  expect(stranger.outcome.sentence).toMatch(/^No passkey has this alias/);
  const verified = await run(ada.reader, 'verify');
  expect(verified.outcome.sentence).toMatch(/^ada@example\.com \(user-\S+\) signed in/);
  expect((await bench.state(ada.reader, 'passwordless', 'verify')).who).toMatch(
    /^ada@example\.com \(user-.*\) is signed in$/,
  );

  await perform(ada, 'sign-in', 'alias');
  const late = await run(ada.reader, 'verify', 'late');
  expect(late.outcome).toMatchObject({
    kind: 'refused',
    status: 403,
    sentence: 'Two minutes later, the token has expired.',
  });
  expect(await held(ada)).toEqual([]);

  expect((await run(ada.reader, 'look-after-them', 'list')).outcome.sentence).toContain('has one passkey');
  const { choices } = await bench.state(ada.reader, 'passwordless', 'look-after-them');
  expect(choices).toMatchObject([{ name: 'My laptop', default: true }]);
  const deleted = await run(ada.reader, 'look-after-them', 'delete', { passkey: choices[0]?.value });
  expect(deleted.outcome.kind).toBe('done');
  expect((await perform(ada, 'look-after-them', 'deleted')).outcome).toMatchObject({
    kind: 'refused',
    error_type: 'unknown_credential',
  });
});

test('the list has the passkeys of the user who is signed in, also if another one has an alias', async () => {
  const { newReader, perform, run } = await start();
  const ada = await newReader();
  await run(ada.reader, 'create-a-token');
  await perform(ada, 'register');
  await perform(ada, 'see-it-happen');
  await run(ada.reader, 'verify');
  expect((await run(ada.reader, 'look-after-them', 'list')).outcome.sentence).toBe('first-look has one passkey.');
});

test('every field of every body has its meaning', async () => {
  const { newReader, perform, run } = await start();
  const ada = await newReader();
  const results = [
    await perform(ada, 'see-it-happen'),
    await run(ada.reader, 'preflight'),
    await run(ada.reader, 'preflight', 'swapped'),
    await run(ada.reader, 'create-a-token'),
    await perform(ada, 'register'),
    await run(ada.reader, 'register', 'taken'),
    await perform(ada, 'sign-in', 'alias'),
    await run(ada.reader, 'verify'),
    await run(ada.reader, 'look-after-them', 'list'),
  ];
  const bodies = results.flatMap(({ exchanges }) =>
    exchanges.flatMap(({ request, response }) => [request.body, response?.body ?? '']).filter(Boolean),
  );
  const file = new URL('../../../content/fields/passwordless.json', import.meta.url);
  const meanings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const fields = new Set(bodies.flatMap((body) => keysOf(JSON.parse(body))));
  expect([...fields].filter((field) => !meanings[field])).toEqual([]);
});

/** The names of all fields, at every depth. */
function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...keysOf(item)]);
}

test('prepare stops where a browser is needed, and names what the browser has to do', async () => {
  const { bench, newReader, place } = await start();
  const { reader } = await newReader();
  const { runs, browser } = (await bench.prepare(reader, place('sign-in', 'alias'))).value;
  expect(runs.map(({ step, outcome }) => [step, outcome.kind])).toEqual([['create-a-token', 'done']]);
  expect(browser).toEqual({
    step: 'register',
    action: 'register',
    ceremony: 'register',
    input: { nickname: 'My laptop' },
  });
});

test('the provider rejects a forged signature, even if the browser reports a success', async () => {
  const { newReader, perform, run } = await start();
  const ada = await newReader();
  await run(ada.reader, 'create-a-token');
  await perform(ada, 'register');
  const forged = await perform(ada, 'sign-in', 'alias', { forged: { badSignature: true } });
  expect(forged.outcome).toMatchObject({ kind: 'refused', status: 400, error_type: 'signin_complete_error' });
});

test.each([
  ['the sandbox', false],
  ['the host’s application', true],
])(
  'an answer sent twice to %s is refused where the device counts, and passes where it always says 0; the reader keeps neither',
  async (_, onHost) => {
    const { bench, newReader, begin, post, held } = await start(onHost);
    for (const counts of [true, false]) {
      const person = { ...(await newReader()), device: createAuthenticator({ counts, synchronised: !counts }) };
      const work = await begin(person, 'sign-in', 'replay');
      let copied: unknown;
      const browser = createBrowser(
        (path, body) => {
          copied = body;
          return post(person, work, path.slice(1), body);
        },
        person.device,
        SITE,
      );
      await browser.register(work.token);
      expect((await browser.signin()).status).toBe(200);
      expect((await post(person, work, 'signin/complete', copied)).status).toBe(counts ? 400 : 200);
      const result = await bench.finishCeremony(person.reader, work.run, undefined);
      expect(result?.outcome).toMatchObject(
        counts
          ? {
              kind: 'refused',
              error_type: 'signin_complete_error',
              sentence: expect.stringContaining('its copy was rejected'),
            }
          : { kind: 'done', sentence: expect.stringContaining('was accepted twice') },
      );
      expect(await held(person)).toEqual([]);
    }
  },
);

test('a replay whose first answer is refused already is not taken for a refused copy', async () => {
  const { bench, newReader, begin, post } = await start();
  const ada = await newReader();
  const work = await begin(ada, 'sign-in', 'replay');
  const browser = createBrowser((path, body) => post(ada, work, path.slice(1), body), ada.device, SITE);
  await browser.register(work.token);
  await browser.signin({}, { badSignature: true });
  const result = await bench.finishCeremony(ada.reader, work.run, undefined);
  expect(result?.outcome).toMatchObject({ kind: 'refused', sentence: 'This passkey couldn’t be verified.' });
});

test('a field that the provider finds wrong is named, on the server’s half and on the browser’s', async () => {
  const { bench, newReader, begin, run, post } = await start();
  const ada = await newReader();
  const long = await run(ada.reader, 'create-a-token', 'create', { alias: 'a'.repeat(251) });
  expect(long.outcome).toMatchObject({ kind: 'refused', status: 400, detail: expect.stringContaining('Aliases') });

  await run(ada.reader, 'create-a-token');
  const work = await begin(ada, 'register', 'register');
  const browser = createBrowser((path, body) => post(ada, work, path.slice(1), body), ada.device, SITE);
  await browser.register(work.token, { nickname: 'n'.repeat(65) });
  const result = await bench.finishCeremony(ada.reader, work.run, undefined);
  expect(result?.outcome).toMatchObject({ kind: 'refused', detail: expect.stringContaining('Nickname') });
});

test('a prompt that gave no answer ends in the sentence for its reason; a browser cannot claim a success', async () => {
  const { bench, newReader, begin } = await start();
  const ada = await newReader();
  for (const [said, problem] of [
    ['dismissed', 'dismissed'],
    ['already_registered', 'already_registered'],
    ['done', 'unknown'],
    [{ kind: 'done' }, 'unknown'],
  ]) {
    const work = await begin(ada, 'see-it-happen');
    const result = await bench.finishCeremony(ada.reader, work.run, said);
    expect(result?.outcome).toMatchObject({ kind: 'unanswered', problem });
  }
  expect((await bench.state(ada.reader, 'passwordless', 'see-it-happen')).done).toEqual([]);
});

test('a field that is sent twice is passed on once, so that gate and provider read the same', async () => {
  const { bench, newReader, begin, perform, run } = await start();
  const ada = await newReader();
  await run(ada.reader, 'create-a-token');
  await perform(ada, 'register');
  const work = await begin(ada, 'sign-in', 'alias');
  const request = new Request(`${SITE}/api/bench/passkeys/${work.run}/signin/begin`, {
    method: 'POST',
    headers: { cookie: ada.cookie, apikey: work.api_key, 'content-type': 'application/json' },
    body: `{"alias":"somebody-else","origin":"${SITE}","rpId":"localhost","alias":"ada@example.com"}`,
  });
  expect((await bench.passThrough(request, work.run, 'signin/begin')).status).toBe(200);
  const result = await bench.finishCeremony(ada.reader, work.run, 'stopped');
  expect(result?.exchanges[0]?.request.body).toBe(
    JSON.stringify({ alias: 'ada@example.com', origin: SITE, rpId: 'localhost' }),
  );
});

test('the pass-through lets through four routes, for the reader whose ceremony it is, until it is over', async () => {
  const { bench, newReader, begin, post } = await start();
  const [ada, eve] = [await newReader(), await newReader()];
  const work = await begin(ada, 'see-it-happen');
  const status = async (person: typeof ada, path: string) => (await post(person, work, path, {})).status;
  for (const path of ['signin/verify', 'register/token', 'credentials/list', '../_sandbox/projects', ''])
    expect(await status(ada, path)).toBe(404);
  expect(await status(eve, 'register/begin')).toBe(404);
  expect(await status(ada, 'register/begin')).toBe(400);
  expect(await bench.finishCeremony(eve.reader, work.run, 'dismissed')).toBeNull();
  expect((await bench.finishCeremony(ada.reader, work.run, 'dismissed'))?.outcome.kind).toBe('refused');
  expect(await bench.finishCeremony(ada.reader, work.run, 'dismissed')).toBeNull();
  expect(await status(ada, 'register/begin')).toBe(404);
});

test('simultaneous calls can’t get past the limit of a ceremony together', async () => {
  const { newReader, begin, post } = await start();
  const ada = await newReader();
  const work = await begin(ada, 'see-it-happen');
  const answers = await Promise.all(Array.from({ length: 40 }, () => post(ada, work, 'register/begin', {})));
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(20);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
});

test('a reader has only the newest five ceremonies, and long bodies aren’t kept', async () => {
  const { bench, newReader, begin, post } = await start();
  const ada = await newReader();
  const works = [];
  for (let i = 0; i < 7; i++) works.push(await begin(ada, 'see-it-happen'));
  const first = works.at(0)?.run ?? '';
  expect(await bench.finishCeremony(ada.reader, first, 'dismissed')).toBeNull();
  const last = await begin(ada, 'see-it-happen');
  await post(ada, last, 'register/begin', { token: 'x'.repeat(50_000) });
  const { exchanges } = (await bench.finishCeremony(ada.reader, last.run, 'dismissed')) ?? { exchanges: [] };
  expect(exchanges.at(-1)?.request.body).toMatch(/^\[A body of 50\d+ characters/);
});
