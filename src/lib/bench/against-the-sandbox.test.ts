import { expect, test } from 'vitest';
import { findAction, guides } from '../guides/index.ts';
import type { Exchange } from '../wire/exchange.ts';
import meanings from '../../content/fields/stytch.json' with { type: 'json' };
import type { Bench, Reader } from './index.ts';
import { run, startBench } from './testing/start-bench.ts';

/** The sandbox's own record of what a reader's project was asked. */
async function callsOf(bench: Bench, url: string, reader: Reader): Promise<Exchange[]> {
  const { project_id, secret } = await bench.revealProject(reader);
  const response = await fetch(`${url}/_sandbox/calls`, {
    headers: { authorization: `Basic ${btoa(`${project_id}:${secret}`)}` },
  });
  return ((await response.json()) as { calls: Exchange[] }).calls;
}

const stytch = guides.filter(({ provider }) => provider === 'stytch');
const actions = stytch.flatMap(({ steps }) =>
  // What only runs on a project of the reader's own is tested there.
  steps.flatMap((step) => step.actions.filter((action) => !action.ownProjectOnly).map((action) => ({ step, action }))),
);

test.each(actions.map(({ step, action }) => [step.id, action.id, action.operations] as const))(
  '%s/%s makes the calls that the outline says it makes, and no others',
  async (step, action, operations) => {
    const { bench, newReader } = await startBench();
    const { exchanges } = await run(bench, await newReader(), step, action);
    expect(exchanges.map(({ operation, method, path }) => operation ?? `${method} ${path}`)).toEqual(operations);
  },
);

test('25 readers at the same time on shared sockets each see only their own data', { timeout: 30_000 }, async () => {
  const { bench, url, newReader, traffic } = await startBench();
  const work = Array.from({ length: 25 }, async (_, n) => {
    const reader = await newReader();
    const email = `reader-${n}@example.com`;
    const runs = [
      await run(bench, reader, 'set-up', 'create', { name: `Company ${n}`, slug: `company-${n}`, email }),
      await run(bench, reader, 'ask-for-a-link', 'send', { email }),
      await run(bench, reader, 'discover', 'authenticate'),
      await run(bench, reader, 'choose', 'exchange'),
      await run(bench, reader, 'logged-in-and-out', 'authenticate'),
    ];
    expect(runs.map(({ outcome }) => outcome.kind)).toEqual(runs.map(() => 'done'));
    const seen = runs.flatMap(({ exchanges }) => exchanges);
    const others = JSON.stringify(seen).match(/reader-\d+@example\.com|Company \d+/g) ?? [];
    expect(new Set(others)).toEqual(new Set([email, `Company ${n}`]));
    // Exactly the bodies that the sandbox noted down for this reader's own project.
    const noted = (await callsOf(bench, url, reader)).map(({ response }) => response?.body);
    const apart = seen.map(({ response }) => response?.body).filter((body) => !noted.includes(body));
    expect(apart).toEqual([]);
    return runs.map(({ id }) => ({ id, reader }));
  });
  const readers = await Promise.all(work);

  const { sockets, requests } = traffic();
  expect(sockets).toBeLessThan(requests);

  await eachRunIsItsReadersOwn(bench, readers);
});

async function eachRunIsItsReadersOwn(bench: Bench, readers: { id: string; reader: Reader }[][]) {
  for (const [n, runs] of readers.entries()) {
    const next = readers[(n + 1) % readers.length]?.[0]?.reader;
    for (const { id, reader } of runs) {
      expect((await bench.findRun(reader, id))?.id).toBe(id);
      expect(await bench.findRun(next, id)).toBeNull();
    }
  }
}

/** The header and the claims of the session JWT in a body, which the bench decodes. */
const claimsIn = (body: string): string[] =>
  [...body.matchAll(/"session_jwt":"(?<header>[\w-]+)\.(?<claims>[\w-]+)/g)].flatMap(({ groups = {} }) =>
    Object.values(groups).map((part) => Buffer.from(part, 'base64url').toString()),
  );

test('every field on the wire and every claim of the JWT in the Stytch guides has an explanation', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  const met = new Set<string>();
  const meet = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(meet);
    else if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([field, inner]) => (met.add(field), meet(inner)));
    }
  };
  for (const { step, action } of actions) {
    const { exchanges } = await run(bench, reader, step.id, action.id);
    exchanges
      .flatMap(({ request, response }) => [request.body, response?.body ?? ''])
      .filter(Boolean)
      .flatMap((body) => [body, ...claimsIn(body)])
      .forEach((json) => meet(JSON.parse(json)));
  }
  expect(met.size).toBeGreaterThan(50);
  expect([...met].filter((field) => !(field in meanings))).toEqual([]);
});

test('a reader hears that their project was swept; the next press creates a new one, and completed steps stay completed', async () => {
  const { db, bench, newReader } = await startBench();
  const reader = await newReader();
  await run(bench, reader, 'see-it-happen', 'send');
  const old = await bench.revealProject(reader);
  await db.deleteFrom('sandbox_projects').where('id', '=', old.project_id).execute();
  const gone = await run(bench, reader, 'see-it-happen', 'send');
  expect(gone.outcome).toMatchObject({ kind: 'missing', sentence: expect.stringContaining('project was deleted') });
  const again = await run(bench, reader, 'see-it-happen', 'send');
  expect(again.outcome.kind).toBe('done');
  expect((await bench.revealProject(reader)).project_id).not.toBe(old.project_id);
  expect((await bench.state(reader, 'stytch-b2b', 'see-it-happen')).done).toEqual(['see-it-happen']);
});

/** A reader whose browser opens the links of the mails. */
async function newBrowser(bench: Bench, url: string) {
  const { value: reader, cookies } = await bench.enter(new Request(url, { method: 'POST' }));
  const headers = { cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') };
  const openMail = async (nth = 0) => {
    const mail = (await bench.inbox(reader))[nth];
    const { search } = new URL(mail?.link ?? '');
    return await bench.apps.stytch.callback(new Request(`${url}/authenticate${search}`, { headers }));
  };
  return { reader, headers, openMail };
}

test.each<[string, (browser: Swept) => Promise<void>]>([
  [
    'a link is opened by the bench',
    async ({ bench, reader }) => {
      const { outcome } = await runBare(bench, reader, 'open-it');
      expect(outcome).toMatchObject({ kind: 'missing', sentence: expect.stringContaining('project was deleted') });
    },
  ],
  ['a link is opened by hand', async ({ openMail }) => expect((await openMail()).status).toBe(403)],
  ['everything is started over', async ({ bench, reader }) => void (await bench.startOver(reader))],
])('nothing breaks when a sandbox project was swept and %s', async (_, press) => {
  const { db, bench, url } = await startBench();
  const { reader, headers } = await newBrowser(bench, url);
  await runBare(bench, reader, 'see-it-happen');
  const [mail] = await bench.inbox(reader);
  const arrival = new Request(`${url}/authenticate${new URL(mail?.link ?? '').search}`, { headers });
  const old = await bench.revealProject(reader);
  await db.deleteFrom('sandbox_projects').where('id', '=', old.project_id).execute();
  await press({ bench, reader, openMail: () => bench.apps.stytch.callback(arrival) });
  expect((await run(bench, reader, 'see-it-happen', 'send')).outcome.kind).toBe('done');
  expect((await bench.revealProject(reader)).project_id).not.toBe(old.project_id);
});

interface Swept {
  bench: Bench;
  reader: Reader;
  openMail: () => Promise<Response>;
}

test('a first link that skips steps names them, and a reader without an organization learns why', async () => {
  const { bench, url } = await startBench();
  const { reader, openMail } = await newBrowser(bench, url);
  await runBare(bench, reader, 'see-it-happen');
  await openMail();
  const { arrival, missing } = await bench.state(reader, 'stytch-b2b', 'open-it');
  expect(arrival).toMatchObject({
    done: true,
    sentence: expect.stringContaining('The link sent to ada@example.com opened this page'),
  });
  expect(arrival?.detail).toContain('You skipped “Set up your project” and “Send the link from your app”.');
  expect(missing).toEqual({});
  const { outcome } = await runBare(bench, reader, 'discover');
  expect(outcome).toMatchObject({
    sentence: 'Stytch found one organization for ada@example.com.',
    detail: expect.stringContaining('“Set up your project” creates one with your email as a member'),
  });
  expect(await bench.state(reader, 'stytch-b2b', 'discover')).toMatchObject({ arrival: null, last_run: { outcome } });
});

test('a used link says so when it arrives: its token isn’t held, and no older success is shown', async () => {
  const { bench, url } = await startBench();
  const { reader, openMail } = await newBrowser(bench, url);
  await runBare(bench, reader, 'see-it-happen');
  await openMail();
  await runBare(bench, reader, 'discover');
  const opened = await openMail();
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/guides/stytch-b2b/open-it/#bench']);
  const spent = await bench.state(reader, 'stytch-b2b', 'discover');
  expect(spent.arrival).toEqual({
    sentence: 'This link was already used. Magic links are single-use.',
    detail: 'Request a new email in “Send the link from your app”.',
  });
  expect(spent.holdings.map(({ kind }) => kind)).not.toContain('magic_link_token');
  expect(spent.last_run).toBeNull();
  const again = await run(bench, reader, 'discover', 'authenticate');
  expect(again.outcome.kind).toBe('done');
  expect((await bench.state(reader, 'stytch-b2b', 'discover')).arrival).toBeNull();
});

test('a link that no one requested is not said to work elsewhere', async () => {
  const { bench, url } = await startBench();
  const address = `${url}/authenticate?stytch_token_type=discovery&token=made-up`;
  const { reader, headers } = await newBrowser(bench, url);
  await runBare(bench, reader, 'see-it-happen');
  for (const request of [new Request(address), new Request(address, { headers })]) {
    const response = await bench.apps.stytch.callback(request);
    expect(response.status).toBe(403);
    const words = (await response.text()).replace(/\s+/g, ' ');
    expect(words).toContain('or it’s mistyped');
    expect(words).not.toContain('still works');
  }
  expect((await bench.state(reader, 'stytch-b2b', 'discover')).holdings).toEqual([]);
});

test('an email whose link was used elsewhere doesn’t count as one to open', async () => {
  const { bench, url } = await startBench();
  const { reader } = await newBrowser(bench, url);
  await runBare(bench, reader, 'see-it-happen');
  await spendElsewhere(bench, url, reader);
  const { outcome } = await runBare(bench, reader, 'open-it');
  expect(outcome).toMatchObject({
    kind: 'missing',
    sentence: '“Open the link” needs an email whose link hasn’t been used yet.',
  });
});

test('a reader whose link was used by something else learns why, and where to get a new one', async () => {
  const { bench, url } = await startBench();
  const { reader, openMail } = await newBrowser(bench, url);
  await runBare(bench, reader, 'see-it-happen');
  await openMail();
  await spendElsewhere(bench, url, reader);
  const { outcome } = await runBare(bench, reader, 'discover');
  expect(outcome).toMatchObject({
    kind: 'refused',
    status: 401,
    detail: expect.stringContaining('mail scanner'),
    go_on: { step: 'ask-for-a-link', title: 'Send the link from your app' },
    person: { advice: expect.not.stringContaining('“Send the link from your app”') },
  });
  expect((await bench.state(reader, 'stytch-b2b', 'discover')).holdings).toEqual([]);
});

test.each([
  ['gmail.com', 'Stytch doesn’t allow this domain, because anyone can get an address there.'],
  ['https://example.com', 'This isn’t an email domain.'],
])('%s, which Stytch doesn’t allow, is rejected in plain words', async (domain, sentence) => {
  const { bench, newReader } = await startBench();
  const { outcome } = await run(bench, await newReader(), 'make-it-yours', 'allow', { domain });
  expect(outcome).toMatchObject({ kind: 'refused', sentence });
});

test('spending an old link once more does not take the token of a new one', async () => {
  const { bench, url } = await startBench();
  const { reader, openMail } = await newBrowser(bench, url);
  await run(bench, reader, 'discover');
  await runBare(bench, reader, 'see-it-happen');
  await openMail();
  const again = await run(bench, reader, 'discover', 'open-twice');
  expect(again.outcome).toMatchObject({
    kind: 'refused',
    error_type: 'unable_to_auth_magic_link',
    sentence: expect.stringContaining('the second time'),
  });
  const { outcome } = await runBare(bench, reader, 'discover');
  expect(outcome.kind).toBe('done');
});

test('an expired link says so, and its token is dropped', async () => {
  const { bench, url } = await startBench();
  const { reader, openMail } = await newBrowser(bench, url);
  await runBare(bench, reader, 'see-it-happen');
  await openMail();
  const { project_id, secret } = await bench.revealProject(reader);
  await fetch(`${url}/_sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${project_id}:${secret}`)}` },
    body: JSON.stringify({ advance_seconds: 2 * 60 * 60 }),
  });
  await openMail();
  const { arrival, holdings } = await bench.state(reader, 'stytch-b2b', 'discover');
  expect(arrival?.sentence).toBe('This link has expired.');
  expect(holdings).toEqual([]);
});

test('a used link doesn’t drop the token of another', async () => {
  const { bench, url } = await startBench();
  const { reader, openMail } = await newBrowser(bench, url);
  await runBare(bench, reader, 'see-it-happen');
  await openMail();
  await runBare(bench, reader, 'discover');
  await runBare(bench, reader, 'see-it-happen');
  await openMail();
  await openMail(1);
  const { arrival, holdings } = await bench.state(reader, 'stytch-b2b', 'discover');
  expect(arrival?.detail).toBe('The token you have came from another link.');
  expect(holdings.map(({ kind }) => kind)).toContain('magic_link_token');
});

test('an opened invitation is held for the step that teaches accepting it', async () => {
  const { bench, url } = await startBench();
  const { reader, openMail } = await newBrowser(bench, url);
  await runBare(bench, reader, 'see-it-happen');
  const { project_id, secret } = await bench.revealProject(reader);
  const post = (path: string, body: object) =>
    fetch(`${url}/v1/b2b/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${project_id}:${secret}`)}` },
      body: JSON.stringify(body),
    });
  await post('organizations', { organization_name: 'Acme', organization_slug: 'acme' });
  await post('magic_links/email/invite', { organization_id: 'acme', email_address: 'kim@example.com' });
  const opened = await openMail();
  expect([opened.status, opened.headers.get('location')]).toEqual([
    303,
    '/guides/everyday-login/invite-a-colleague/#bench',
  ]);
  const { holdings } = await bench.state(reader, 'stytch-b2b', 'discover');
  expect(holdings.map(({ kind }) => kind)).toEqual(['invitation_token']);
});

/** Another client with the same keys uses the link of the newest email, unnoticed by this site. */
async function spendElsewhere(bench: Bench, url: string, reader: Reader) {
  const { project_id, secret } = await bench.revealProject(reader);
  const [mail] = await bench.inbox(reader);
  const token = new URL(mail?.link ?? '').searchParams.get('token');
  const spent = await fetch(`${url}/v1/b2b/magic_links/discovery/authenticate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${project_id}:${secret}`)}` },
    body: JSON.stringify({ discovery_magic_links_token: token }),
  });
  expect(spent.status).toBe(200);
}

/** Runs the first action of a step without preparing it. */
async function runBare(bench: Bench, reader: Reader, step: string) {
  const place = findAction('stytch-b2b', step);
  if (!place) throw new Error(`no step ${step}`);
  return (
    await bench.run(reader, place, Object.fromEntries(place.action.inputs.map((field) => [field.name, field.example])))
  ).value;
}
