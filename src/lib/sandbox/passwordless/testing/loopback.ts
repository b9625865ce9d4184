import { PasswordlessClient } from '@passwordlessdev/passwordless-nodejs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { quietLog } from '../../../log/log.ts';
import { openTestDatabase } from '../../../store/testing/database.ts';
import { toNodeListener } from '../../core/http/node-listener.ts';
import { createSandbox } from '../../index.ts';
import type { Keys } from '../account/account.ts';

/** Starts the sandbox on a local port, with one project and the unmodified Node SDK. It ends with the test. */
export async function startPasswordless(options: { now?: () => number } = {}) {
  const db = await openTestDatabase();
  const site = createServer();
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  const url = `http://localhost:${(site.address() as AddressInfo).port}`;
  const parts = { db, siteUrl: url, log: quietLog, now: Date.now, ...options };
  const sandbox = createSandbox({ ...parts, redirectHosts: [], projectsPerAddress: 50 });
  site.on('request', toNodeListener(sandbox.handle, quietLog));
  onTestFinished(async () => {
    site.closeAllConnections();
    await new Promise((closed) => site.close(closed));
    await db.destroy();
  });

  const newProject = async () => {
    const response = await fetch(`${url}/_sandbox/projects`, { method: 'POST' });
    const {
      project_id: id,
      secret,
      passwordless: keys,
    } = (await response.json()) as { project_id: string; secret: string; passwordless: Keys };
    const control = async (method: string, path: string, body?: object) => {
      const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
      const answer = await fetch(`${url}/_sandbox${path}`, {
        method,
        ...(body && { body: JSON.stringify(body) }),
        headers: { 'content-type': 'application/json', authorization },
      });
      return { status: answer.status, body: await answer.json() };
    };
    return { id, keys, control, sdk: sdkFor(keys) };
  };
  return { url, db, newProject, ...(await newProject()) };
}

/** The official client for servers. */
export const sdkFor = ({ api_url, api_secret }: Pick<Keys, 'api_url' | 'api_secret'>): PasswordlessClient =>
  new PasswordlessClient(api_secret, { baseUrl: api_url });
