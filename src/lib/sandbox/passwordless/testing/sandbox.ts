import { quietLog } from '../../../log/log.ts';
import { openTestDatabase } from '../../../store/testing/database.ts';
import { createSandbox } from '../../index.ts';
import { asFetch } from '../../testing/fetch.ts';
import type { Answer, Json } from '../../testing/answer.ts';
import type { Keys } from '../account/account.ts';
import { createAuthenticator, type AuthenticatorSettings } from './authenticator.ts';
import { createBrowser } from './browser.ts';

export type { Answer, Json };

const SITE = 'http://localhost:3000';

/** A sandbox in memory, called without a socket, for unit tests. */
export async function makePasswordless(options: { now?: () => number } = {}) {
  const db = await openTestDatabase();
  const parts = { db, siteUrl: SITE, log: quietLog, now: Date.now, ...options };
  const sandbox = createSandbox({ ...parts, redirectHosts: [], projectsPerAddress: 50 });
  const fetch = asFetch(sandbox.handle);

  const send = async (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Answer> => {
    const text = typeof body === 'string' ? body : body && JSON.stringify(body);
    const request = new Request(`${SITE}${path}`, { method, headers, ...(typeof text === 'string' && { body: text }) });
    const response = await fetch(request);
    const answer = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text: answer,
      body: answer === '' ? {} : JSON.parse(answer),
    };
  };

  /** Creates a project, and returns functions that call with its account's keys. */
  const project = async () => {
    const created = (await send('POST', '/_sandbox/projects', {})).body;
    const id = String(created.project_id);
    const keys = created.passwordless as unknown as Keys;
    const authorization = `Basic ${Buffer.from(`${id}:${String(created.secret)}`).toString('base64')}`;
    const call = (method: string, path: string, key: Record<string, string>, body?: unknown) =>
      send(method, `/passwordless${path}`, { 'content-type': 'application/json', ...key }, body);
    /** Calls as a server. */
    const post = (path: string, body: unknown) => call('POST', path, { ApiSecret: keys.api_secret }, body);
    const get = (path: string) => call('GET', path, { ApiSecret: keys.api_secret });
    /** Calls as a page. */
    const postFromPage = (path: string, body: unknown, headers = {}) =>
      call('POST', path, { ApiKey: keys.api_key, ...headers }, body);
    const control = (method: string, path: string, body?: unknown) =>
      send(method, `/_sandbox/${path}`, { authorization }, body);
    const registerToken = async (more: object = {}) =>
      (await post('/register/token', { userId: 'u1', username: 'ann', ...more })).body.token;
    const browser = (settings?: AuthenticatorSettings, origin?: string) =>
      createBrowser(postFromPage, createAuthenticator(settings), origin);
    return { id, keys, call, post, get, postFromPage, control, registerToken, browser };
  };
  return { db, send, project };
}

export { makeClock } from '../../testing/sandbox.ts';
