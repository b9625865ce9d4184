import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@passwordlessdev/passwordless-client';
import { expect, onTestFinished, vi } from 'vitest';
import { createAuthenticator } from '../../src/lib/sandbox/passwordless/testing/authenticator.ts';
import { startPasswordless } from '../../src/lib/sandbox/passwordless/testing/loopback.ts';
import { stubWindow } from '../../src/lib/sandbox/passwordless/testing/window.ts';
import { browserAt, freePort, PYTHON, startProgram } from './flask.ts';

export const APP = 'passwordless-flask';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-flask-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The passkey app in Flask, not yet started, on a sandbox of its own. @param more variables of the app */
export async function makeApp(more: Record<string, string> = {}) {
  const { keys, control } = await startPasswordless();
  const port = await freePort();
  const home = more.APP_URL ?? `http://localhost:${port}`;
  const env = {
    API_URL: keys.api_url,
    API_KEY: keys.api_key,
    API_SECRET: keys.api_secret,
    PORT: String(port),
    DATABASE_URL: `sqlite:///${join(temporaryFolder(), 'people.db')}`,
    ...more,
  };
  const start = () => startProgram([PYTHON, 'app.py'], { app: APP, env, port });
  onTestFinished(() => void vi.unstubAllGlobals());
  /** A user's device and browser. */
  const person = (at = port) => {
    const authenticator = createAuthenticator();
    const { ask, jar } = browserAt(at, home);
    const client = () => {
      stubWindow(authenticator, home);
      return new Client({ apiUrl: keys.api_url, apiKey: keys.api_key });
    };
    const register = async (alias: string, name = 'Key') => {
      const made = await ask('POST', '/create-token', { alias });
      return (await client().register(JSON.parse(made.text).token, name)).token;
    };
    const signUp = async (alias: string) => {
      const verified = await ask('POST', '/verify-signin', { token: await register(alias) });
      expect(verified.status).toBe(200);
      return verified;
    };
    const account = async () => (await ask('GET', '/account')).text;
    return { ask, jar, client, register, signUp, account };
  };
  return { start, person, keys, control, port, env, home };
}

/** The same, started. */
export async function startApp(more: Record<string, string> = {}) {
  const made = await makeApp(more);
  return { ...made, app: await made.start() };
}
