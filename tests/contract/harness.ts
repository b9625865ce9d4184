import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { B2BClient, StytchError } from 'stytch';
import { onTestFinished } from 'vitest';
import { quietLog } from '../../src/lib/log/log.ts';
import { toNodeListener } from '../../src/lib/sandbox/core/http/node-listener.ts';
import { createSandbox } from '../../src/lib/sandbox/index.ts';
import { watched } from '../../src/lib/sandbox/testing/watch.ts';
import { type Database, openDatabase } from '../../src/lib/store/database.ts';
import { newPlace, openTestDatabase } from '../../src/lib/store/testing/database.ts';

export interface Credentials {
  project_id: string;
  secret: string;
  public_token: string;
}

interface Options {
  now?: () => number;
  /** Starts two instances on one database. Returns the one that answers a request with this path. */
  instanceFor?: (path: string) => 0 | 1;
}

/** Starts a sandbox on a local port, with one project and the unmodified SDK. It ends with the test. */
export async function startSandbox({ instanceFor, ...options }: Options = {}) {
  const [db, ...others] = instanceFor ? await openTwice() : [await openTestDatabase()];
  const site = createServer();
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  const url = `http://localhost:${(site.address() as AddressInfo).port}`;
  const start = (on: Database) =>
    createSandbox({ db: on, siteUrl: url, redirectHosts: [], projectsPerAddress: 50, log: quietLog, ...options });
  const sandbox = start(db);
  const instances = [sandbox, ...others.map(start)].map(({ handle }) => toNodeListener(watched(handle), quietLog));
  site.on('request', (request, response) => {
    const path = new URL(request.url ?? '/', url).pathname;
    void instances[instanceFor?.(path) ?? 0]?.(request, response);
  });
  onTestFinished(async () => {
    site.closeAllConnections();
    await new Promise((closed) => site.close(closed));
    await Promise.all([db, ...others].map((each) => each.destroy()));
  });

  /** Calls the control plane, as a user's test suite would. */
  const control = async (method: string, path: string, credentials?: Credentials, body?: object) => {
    const answer = await fetch(`${url}/_sandbox${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', ...(credentials && { authorization: basic(credentials) }) },
    });
    return { status: answer.status, body: await answer.json() };
  };
  const newProject = async (body?: object): Promise<Credentials> =>
    (await control('POST', '/projects', undefined, body)).body;
  const project = await newProject();
  const newestToken = async (credentials = project): Promise<string> =>
    (await control('GET', '/messages', credentials)).body.messages[0].token;
  const stytch = clientFor(url, project);
  /** Requests a discovery link and opens it. Returns the intermediate session token. */
  const open = async (email_address: string): Promise<string> => {
    await stytch.magicLinks.email.discovery.send({ email_address });
    const discovered = await stytch.magicLinks.discovery.authenticate({
      discovery_magic_links_token: await newestToken(),
    });
    return discovered.intermediate_session_token;
  };
  /** The same, and logs in to an organization that accepts this address. */
  const logIn = async (email_address: string, organization_id = 'globex', more: object = {}) =>
    stytch.discovery.intermediateSessions.exchange({
      intermediate_session_token: await open(email_address),
      organization_id,
      ...more,
    });
  return { url, db, sandbox, project, control, newProject, newestToken, stytch, open, logIn };
}

/** Opens one database twice, as two instances do. */
async function openTwice(): Promise<[Database, Database]> {
  const place = await newPlace();
  return [await openDatabase(place), await openDatabase(place)];
}

export const basic = ({ project_id, secret }: Credentials) =>
  `Basic ${Buffer.from(`${project_id}:${secret}`).toString('base64')}`;

/**
 * Makes the official client. Its warning about the custom URL is silenced; it is synchronous, so no other warning is
 * lost.
 */
export function clientFor(url: string, { project_id, secret }: Credentials, more?: { fraud_env: string }): B2BClient {
  const { warn } = console;
  console.warn = () => {};
  try {
    return new B2BClient({ project_id, secret, env: url, ...more });
  } finally {
    console.warn = warn;
  }
}

/** Returns the error of a call that must fail. */
export async function refusal(call: Promise<unknown>): Promise<{ status: number; type: string; message: string }> {
  const error = await call.then(
    (answer) => new Error(`expected a refusal, got ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof StytchError)) throw error;
  return { status: error.status_code, type: error.error_type, message: error.error_message };
}
