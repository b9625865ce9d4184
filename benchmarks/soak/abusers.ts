import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Ask } from '../../tests/reader/http.ts';

/** Context of an abuser: a way to ask from a network of its own, and when to stop. */
export interface Scene {
  ask: Ask;
  port: number;
  siteUrl: string;
  isOver: () => boolean;
}

/** Someone who misuses the site until the scene is over. @returns how many requests they sent */
export type Abuser = (scene: Scene) => Promise<number>;

const basic = (name = '', secret = '') => `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;
/** The largest body the sandbox reads is 64 KB. */
const large = (size: number) => 'x'.repeat(size);

/** Makes a sandbox project, and returns a function that calls it. Refusals by a bound are what an abuser expects. */
async function createProject({ ask }: Scene) {
  const { text } = await ask({ method: 'POST', path: '/_sandbox/projects', body: '{}' });
  const { project_id, secret } = JSON.parse(text) as { project_id?: string; secret?: string };
  const authorization = basic(project_id, secret);
  return (method: string, path: string, body?: object) =>
    ask({ method, path, headers: { authorization }, ...(body && { body: JSON.stringify(body) }) });
}

type Request = (n: number) => Promise<{ status: number }>;

/**
 * Sends requests of several kinds in rotation until the scene is over.
 * @param lanes how many are in progress at a time
 * @returns how many were sent
 * @throws {Error} on a server error: it is a failure of the site
 */
async function repeat(scene: Scene, lanes: number, kinds: [Request, ...Request[]]): Promise<number> {
  let count = 0;
  const lane = async () => {
    while (!scene.isOver()) {
      const request = kinds[count % kinds.length] ?? kinds[0];
      const { status } = await request(count++);
      if (status >= 500 && status !== 501 && status !== 507) throw new Error(`An abuser got ${status}.`);
      // Otherwise this process would use the processor that the site needs.
      await wait(status === 429 ? 50 : 2);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return count;
}

/** Stores without end: mail, large organizations, and recorded calls with long fields. */
const fill: Abuser = async (scene) => {
  const call = await createProject(scene);
  const kinds: [Request, ...Request[]] = [
    () => call('POST', '/v1/b2b/magic_links/email/discovery/send', { email_address: 'ada@example.com' }),
    (n) =>
      call('POST', '/v1/b2b/organizations', {
        organization_name: `Large ${n}`,
        organization_slug: `large-${n}`,
        trusted_metadata: { words: large(51_000) },
      }),
    () => call('POST', '/v1/b2b/organizations/search', { query: { operator: 'AND', operands: [] }, x: large(60_000) }),
  ];
  return repeat(scene, 8, kinds);
};

/** Asks for as much work as possible: searches with 100 operands, pages of 1000, snapshots, new signing keys. */
const search: Abuser = async (scene) => {
  const call = await createProject(scene);
  for (let n = 0; n < 300; n++)
    await call('POST', '/v1/b2b/organizations/globex/members', { email_address: `member-${n}@example.com` });
  const operands = Array.from({ length: 100 }, (_, n) => ({
    filter_name: 'member_email_fuzzy',
    filter_value: `ember-${n}`,
  }));
  const kinds: [Request, ...Request[]] = [
    () =>
      call('POST', '/v1/b2b/organizations/members/search', {
        organization_ids: ['globex'],
        query: { operator: 'OR', operands },
      }),
    () => call('POST', '/v1/b2b/organizations/members/search', { organization_ids: ['globex'], limit: 1000 }),
    () => call('POST', '/v1/b2b/organizations/search', { limit: 1000 }),
    () => call('GET', '/_sandbox/snapshot'),
    () => call('POST', '/_sandbox/keys/rotate'),
    () => call('GET', '/_sandbox/calls'),
  ];
  return repeat(scene, 8, kinds);
};

/** Holds connections: answers that aren't read, bodies and headers that don't end. */
const stall: Abuser = async (scene) => {
  const call = await createProject(scene);
  for (let n = 0; n < 20; n++)
    await call('POST', '/v1/b2b/organizations/search', { query: { operator: 'AND', operands: [] }, x: large(60_000) });
  const starts = [
    'GET /guides/stytch-b2b/see-it-happen/ HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(20),
    'POST /v1/b2b/organizations HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{"x":"',
    'POST /_sandbox/snapshot HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n{"x":"',
    'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ',
  ];
  let count = 0;
  const lane = async () => {
    while (!scene.isOver()) {
      const socket = connect(scene.port, '127.0.0.1', () => socket.write(starts[count++ % starts.length] ?? ''));
      // Received and never read.
      socket.pause();
      socket.on('error', () => {});
      const closed = new Promise<void>((done) => socket.once('close', () => done()));
      for (let seconds = 0; seconds < 20 && !socket.destroyed && !scene.isOver(); seconds++) {
        await Promise.race([wait(1000), closed]);
        if (socket.writable) socket.write('x');
      }
      socket.destroy();
    }
  };
  await Promise.all(Array.from({ length: 100 }, lane));
  return count;
};

/** Uses the bench as a reader: reports, ceremonies that stay open, many calls in one of them, new readers. */
const press: Abuser = async (scene) => {
  const send = async (path: string, body: object, cookie = '') => {
    const headers = { origin: scene.siteUrl, 'content-type': 'application/json', cookie };
    return scene.ask({ method: 'POST', path: `/api/bench/${path}`, headers, body: JSON.stringify(body) });
  };
  const run = { guide: 'stytch-b2b', step: 'see-it-happen', action: 'send', input: { email: 'ada@example.com' } };
  const cookie = (await send('run', run)).cookies.map((line) => line.split(';', 1)[0]).join('; ');
  const passkey = { guide: 'passwordless', step: 'see-it-happen', action: 'make', input: {} };
  const begun = JSON.parse((await send('ceremony', passkey, cookie)).text) as { run?: string };
  const kinds: [Request, ...Request[]] = [
    () => send('report', { guide: 'stytch-b2b', memo: { title: 'x', words: large(5000) } }, cookie),
    () => send('ceremony', passkey, cookie),
    () => send(`passkeys/${begun.run}/register/begin`, { token: large(50_000) }, cookie),
    () => send('run', run),
  ];
  return repeat(scene, 8, kinds);
};

/** Makes projects as another site would through its visitors, opens links, guesses access codes, sends odd requests. */
const guess: Abuser = async (scene) => {
  const { ask, siteUrl } = scene;
  const json = { origin: siteUrl, 'content-type': 'application/json' };
  const kinds: [Request, ...Request[]] = [
    () => ask({ method: 'POST', path: '/_sandbox/projects', headers: { origin: 'https://evil.example' }, body: '{}' }),
    () => ask({ method: 'POST', path: '/_sandbox/projects', body: '{}' }),
    (n) => ask({ path: `/authenticate?stytch_token_type=discovery&token=guess-${n}` }),
    (n) =>
      ask({
        method: 'POST',
        path: '/api/bench/connection/choose',
        headers: json,
        body: JSON.stringify({ guide: 'stytch-b2b', mode: 'host', code: `guess-${n}-guess` }),
      }),
    (n) => ask({ path: `/runs/${n}/` }),
    () => ask({ method: 'POST', path: '/v1/b2b/organizations', body: `{"x":${'['.repeat(30_000)}` }),
  ];
  return repeat(scene, 8, kinds);
};

export const ABUSERS: Readonly<Record<string, Abuser>> = { fill, search, stall, press, guess };
