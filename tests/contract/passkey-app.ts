import { DatabaseSync } from 'node:sqlite';
import { Client } from '@passwordlessdev/passwordless-client';
import { onTestFinished, vi } from 'vitest';
import { createAccounts } from '../../src/lib/quickstart/passwordless/app/accounts.ts';
import type { App } from '../../src/lib/quickstart/passwordless/app/app.ts';
import { routes } from '../../src/lib/quickstart/passwordless/app/routes.ts';
import { createAuthenticator } from '../../src/lib/sandbox/passwordless/testing/authenticator.ts';
import { startPasswordless } from '../../src/lib/sandbox/passwordless/testing/loopback.ts';
import { stubWindow } from '../../src/lib/sandbox/passwordless/testing/window.ts';

/** The app of the passkey guide on a sandbox of its own. Everything ends with the test. */
export async function startPasskeyApp(file = ':memory:') {
  const { keys, control } = await startPasswordless();
  const open = (): App => {
    const database = new DatabaseSync(file);
    onTestFinished(() => database.close());
    const api = { url: keys.api_url, secret: keys.api_secret };
    return { api, apiKey: keys.api_key, ...createAccounts(database, false) };
  };
  const app = open();
  onTestFinished(() => void vi.unstubAllGlobals());
  /** A user's device and browser. Its cookie is whatever the app set last. */
  const browser = () => {
    const authenticator = createAuthenticator();
    let cookie = '';
    const send = async (name: string, body: object | string = '', to = app): Promise<Response> => {
      const [method = '', path = ''] = name.split(' ');
      const type = typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/json';
      const init = method === 'POST' ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {};
      const headers = { cookie, 'content-type': type };
      const request = new Request(`http://localhost:4000${path}`, { method, headers, ...init });
      const answer = await routes[name]?.(request, to);
      if (!answer) throw new Error(`The app has no route ${name}.`);
      const [set] = answer.headers.getSetCookie();
      if (set) cookie = set.split(';')[0] ?? '';
      return answer;
    };
    const client = () => {
      stubWindow(authenticator, 'http://localhost:4000');
      return new Client({ apiUrl: keys.api_url, apiKey: keys.api_key });
    };
    /** Creates a passkey for this alias. @returns a verify token */
    const register = async (alias: string, name = 'Key') => {
      const { token } = await (await send('POST /create-token', { alias })).json();
      return (await client().register(token, name)).token ?? '';
    };
    /** The same, up to a session of the app. */
    const signUp = async (alias: string) => {
      await send('POST /verify-signin', { token: await register(alias) });
      return cookie;
    };
    return { send, client, register, signUp, cookie: () => cookie };
  };
  return { app, open, browser, keys, control };
}
