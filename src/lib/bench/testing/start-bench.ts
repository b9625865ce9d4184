import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { Secret } from '../../config/secret.ts';
import { readSettings } from '../../config/settings.ts';
import { findAction, guides } from '../../guides/index.ts';
import { quietLog } from '../../log/log.ts';
import { toNodeListener } from '../../sandbox/core/http/node-listener.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { createSeal } from '../../store/seal.ts';
import { openTestDatabase } from '../../store/testing/database.ts';
import { installRecorder, type Recorder } from '../../wire/recorder.ts';
import { createBench, type Bench, type Reader } from '../index.ts';

interface Options {
  /** Wraps the recorder, for example to shorten its time limit. */
  wrap?: (record: Recorder) => Recorder;
  /** Whether the sandbox gets a request. A request that it doesn't get ends without a response. */
  lets?: (request: IncomingMessage) => boolean;
  /** Whether the sandbox also plays the real Stytch, with a project of the host's that readers use. */
  onHost?: boolean;
}

/** A bench and, behind a socket, the sandbox it talks to. Both end with the test. */
export async function startBench({ wrap = (record) => record, lets = () => true, onHost = false }: Options = {}) {
  const db = await openTestDatabase();
  const server = createServer();
  let sockets = 0;
  let requests = 0;
  server.on('connection', () => (sockets += 1)).on('request', () => (requests += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const site = { siteUrl: url, redirectHosts: [], projectsPerAddress: 100 };
  const sandbox = createSandbox({ ...site, db, log: quietLog });
  const listener = toNodeListener(sandbox.handle, quietLog);
  server.on('request', (request, response) => {
    if (lets(request)) void listener(request, response);
    else request.socket.destroy();
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await db.destroy();
  });
  const bench = createBench({
    db,
    settings: readSettings({ SITE_URL: url, ...(onHost && (await hostSettings(url))) }),
    seal: createSeal(new Secret('a key for tests')),
    log: quietLog,
    providerUrl: url,
    record: wrap(installRecorder()),
  });
  const newReader = async () => (await bench.enter(new Request(url, { method: 'POST' }))).value;
  return { db, bench, url, newReader, traffic: () => ({ sockets, requests }) };
}

async function hostSettings(url: string) {
  const created = await fetch(`${url}/_sandbox/projects`, { method: 'POST' });
  const { project_id, secret } = (await created.json()) as { project_id: string; secret: string };
  return { STYTCH_API_URL: url, STYTCH_PROJECT_ID: project_id, STYTCH_SECRET: secret };
}

/** Prepares an action of a Stytch guide and runs it with what the page fills in, or with this input. */
export async function run(
  bench: Bench,
  reader: Reader,
  step: string,
  action?: string,
  typed: Record<string, string> = {},
) {
  const guide = guides.find(({ provider, steps }) => provider === 'stytch' && steps.some(({ id }) => id === step));
  const place = findAction(guide?.id ?? '', step, action);
  if (!place) throw new Error(`no action ${step}/${action}`);
  const prepared = (await bench.prepare(reader, place)).value.runs;
  expect(prepared.map(({ outcome }) => outcome.kind)).toEqual(prepared.map(() => 'done'));
  const { choices, prefill } = await bench.state(reader, place.guide.id, step);
  const chosen = (choices.find((choice) => choice.default) ?? choices[0])?.value ?? '';
  const initial = place.action.inputs.map(({ name, type, example }) => [
    name,
    type === 'choice' ? chosen : (prefill[name] ?? example),
  ]);
  return (await bench.run(reader, place, { ...Object.fromEntries(initial), ...typed })).value;
}
