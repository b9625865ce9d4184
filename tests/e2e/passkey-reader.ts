import type { APIRequestContext } from '@playwright/test';
import type { CeremonyWork, RunResult } from '../../src/lib/bench/index.ts';
import {
  createAuthenticator,
  type AuthenticatorSettings,
  type Forgery,
} from '../../src/lib/sandbox/passwordless/testing/authenticator.ts';
import { createBrowser } from '../../src/lib/sandbox/passwordless/testing/browser.ts';

export const ALIAS = 'ada@example.com';

/** The part of a run's response that tests read. */
interface Ran {
  result: RunResult;
}

/** Creates a reader with a software authenticator. One request context is one reader. */
export function readerOf(request: APIRequestContext, origin: string, settings?: AuthenticatorSettings) {
  const device = createAuthenticator(settings);
  const headers = { origin };
  const ask = async <T>(path: string, data: object): Promise<T> =>
    (await request.post(`/api/bench/${path}`, { headers, data })).json();
  const begin = (step: string, action: string, input: object) =>
    ask<CeremonyWork>('ceremony', { guide: 'passwordless', step, action, input });
  const finish = async ({ run }: CeremonyWork) => (await ask<Ran>('ceremony/finish', { run })).result;
  const through = async ({ run, api_key }: CeremonyWork, path: string, body: unknown) => {
    const answer = await request.post(`/api/bench/passkeys/${run}${path}`, {
      headers: { ...headers, ApiKey: api_key },
      data: body,
    });
    const text = await answer.text();
    return { status: answer.status(), headers: new Headers(answer.headers()), text, body: JSON.parse(text) };
  };
  const browserOf = (work: CeremonyWork) => createBrowser((path, body) => through(work, path, body), device, origin);

  const registerToken = async (alias = ALIAS) => {
    const { result } = await ask<Ran>('run', {
      guide: 'passwordless',
      step: 'create-a-token',
      action: 'create',
      input: { alias },
    });
    return JSON.parse(result.exchanges.at(-1)?.response?.body ?? '{}').token as string;
  };
  return {
    device,
    begin,
    finish,
    through,
    browserOf,
    registerToken,
    /** Step 4, starting with the token. */
    register: async (forged?: Forgery) => {
      await registerToken();
      const work = await begin('register', 'register', { nickname: 'Forged' });
      const answer = await browserOf(work).register(work.token, {}, forged);
      return { answer, result: await finish(work), work };
    },
    signIn: async (forged?: Forgery) => {
      const work = await begin('sign-in', 'alias', { alias: ALIAS });
      const answer = await browserOf(work).signin({ alias: ALIAS }, forged);
      return { answer, result: await finish(work) };
    },
    /** Verifies in the app that the guide builds, which runs on the reader's own project. */
    verify: async (token: unknown) => (await request.post('/verify-signin', { headers, data: { token } })).status(),
    passkeys: async () => {
      const { result } = await ask<Ran>('run', {
        guide: 'passwordless',
        step: 'look-after-them',
        action: 'list',
        input: {},
      });
      return result.outcome.sentence;
    },
  };
}
