import type { IncomingMessage } from 'node:http';
import { quietLog } from '../../log/log.ts';
import { openTestDatabase } from '../../store/testing/database.ts';
import { createSandbox } from '../index.ts';
import type { Answer, Json } from './answer.ts';
import { asFetch } from './fetch.ts';
import { watched } from './watch.ts';

export type { Answer, Json };

export const SITE = 'http://localhost:3000';

/** A sandbox in memory, called without a socket, for unit tests. */
export async function makeSandbox(options: Partial<Parameters<typeof createSandbox>[0]> = {}) {
  const db = await openTestDatabase();
  const sandbox = createSandbox({
    db,
    siteUrl: SITE,
    redirectHosts: [],
    projectsPerAddress: 3,
    log: quietLog,
    ...options,
  });

  const fetch = asFetch(watched(sandbox.handle));
  const send = async (
    method: string,
    path: string,
    init: { authorization?: string; body?: unknown; incoming?: IncomingMessage; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const body = typeof init.body === 'string' ? init.body : init.body && JSON.stringify(init.body);
    const headers = {
      'content-type': 'application/json',
      ...(init.authorization && { authorization: init.authorization }),
      ...init.headers,
    };
    const request = new Request(`${SITE}${path}`, { method, headers, ...(typeof body === 'string' && { body }) });
    const response = await fetch(request, init.incoming);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: text === '' ? {} : JSON.parse(text) };
  };

  /** Creates a project, and returns functions that call with its credentials. */
  const project = async (settings?: object) => {
    const made = (await send('POST', '/_sandbox/projects', { body: settings })).body;
    const authorization = `Basic ${Buffer.from(`${made.project_id}:${made.secret}`).toString('base64')}`;
    const call = (method: string, path: string, body?: unknown) => send(method, path, { authorization, body });
    const post = (path: string, body: unknown) => call('POST', `/v1/b2b/${path}`, body);
    /** Calls with a member's session, given as token or JWT. */
    const callAs = (session: unknown, method: string, path: string, body?: unknown) => {
      const name = String(session).includes('.') ? 'x-stytch-member-sessionjwt' : 'x-stytch-member-session';
      return send(method, path, { authorization, body, headers: { [name]: String(session) } });
    };
    const control = (method: string, path: string, body?: unknown) => call(method, `/_sandbox/${path}`, body);
    const newest = async () => (await control('GET', 'messages')).body.messages?.[0] ?? {};
    /** Requests a magic link and returns its token. */
    const token = async (email_address: string, more: object = {}): Promise<string> => {
      await post('magic_links/email/discovery/send', { email_address, ...more });
      return String((await newest()).token);
    };
    /** The same, and opens the link. Returns the intermediate session token. */
    const intermediate = async (email_address: string): Promise<string> => {
      const answer = await post('magic_links/discovery/authenticate', {
        discovery_magic_links_token: await token(email_address),
      });
      return String(answer.body.intermediate_session_token);
    };
    /** The same, and logs in to an organization that accepts this address. */
    const session = async (email_address: string, organization_id = 'globex', more: object = {}): Promise<Json> => {
      const intermediate_session_token = await intermediate(email_address);
      return (
        await post('discovery/intermediate_sessions/exchange', { intermediate_session_token, organization_id, ...more })
      ).body;
    };
    return {
      id: String(made.project_id),
      secret: String(made.secret),
      publicToken: String(made.public_token),
      authorization,
      send,
      call,
      callAs,
      post,
      control,
      newest,
      token,
      intermediate,
      session,
    };
  };
  return { ...sandbox, db, send, project };
}

/** A clock that the test moves. */
export function makeClock(start = Date.UTC(2026, 0, 1)) {
  let time = start;
  return { now: () => time, pass: (ms: number) => (time += ms) };
}
