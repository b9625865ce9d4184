import type { BenchState, CeremonyWork, RunResult } from '../../src/lib/bench/index.ts';
import { findAction, guides } from '../../src/lib/guides/index.ts';
import { createAuthenticator } from '../../src/lib/sandbox/passwordless/testing/authenticator.ts';
import { createBrowser } from '../../src/lib/sandbox/passwordless/testing/browser.ts';
import type { Ask } from './http.ts';

/** An action of a guide. */
export interface Press {
  guide: string;
  step: string;
  action: string;
}

/** Every action of the Stytch guide that runs in a sandbox project without a browser, in order. */
export const STYTCH: readonly Press[] = pressesOf('stytch-b2b');

/** The same of the guide that continues it. */
export const EVERYDAY: readonly Press[] = pressesOf('everyday-login');

/** The actions that finish the steps of the passkey guide, in order. */
export const PASSKEYS: readonly Press[] = pressesOf('passwordless', true);

function pressesOf(guide: string, firstOnly = false): Press[] {
  const steps = guides.find(({ id }) => id === guide)?.steps ?? [];
  return steps.flatMap(({ id: step, actions }) =>
    actions
      .filter(({ ownProjectOnly, manual }, i) => !ownProjectOnly && !manual && !(firstOnly && i > 0))
      .map(({ id: action }) => ({ guide, step, action })),
  );
}

/** A reader who presses the buttons of the guides through the bench's API. */
export interface Reader {
  /** Runs an action and what it needs before. @throws {Error} if that is not what the guide shows */
  press(press: Press): Promise<void>;
  get(path: string): Promise<string>;
}

/**
 * Creates a reader with cookies and a passkey device of their own.
 * @param siteUrl the site's public address
 * @param onAnswer gets the time of each request, in milliseconds
 */
export function createReader(
  ask: Ask,
  siteUrl: string,
  onAnswer: (path: string, ms: number) => void = () => {},
): Reader {
  const cookies = new Map<string, string>();
  const device = createAuthenticator();

  const send = async (method: string, path: string, body?: object, more: Record<string, string> = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { origin: siteUrl, 'content-type': 'application/json', cookie, ...more };
    const started = performance.now();
    const answer = await ask({ method, path, headers, ...(body && { body: JSON.stringify(body) }) });
    onAnswer(path, performance.now() - started);
    for (const line of answer.cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return answer;
  };
  const call = async <T>(path: string, body: object): Promise<T> => {
    const { status, text } = await send('POST', `/api/bench/${path}`, body);
    if (status !== 200) throw new Error(`${path} ${JSON.stringify(body)}: ${status} ${text.slice(0, 300)}`);
    return JSON.parse(text);
  };
  const get = async (path: string) => {
    const { status, text } = await send('GET', path);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    return text;
  };

  /** The values of the fields at first. A choice is the first that the bench offers. */
  async function inputOf({ guide, step, action }: Press): Promise<Record<string, string>> {
    const inputs = findAction(guide, step, action)?.action.inputs ?? [];
    if (inputs.length === 0) return {};
    const shown = JSON.parse(await get(`/api/bench/state?guide=${guide}&step=${step}`)) as { state: BenchState };
    const { choices } = shown.state;
    const chosen = choices.find((choice) => choice.default) ?? choices[0];
    return Object.fromEntries(
      inputs.map(({ name, type, example }) => [name, type === 'choice' ? (chosen?.value ?? '') : example]),
    );
  }

  async function runInBrowser(press: Press, ceremony: string, input: object): Promise<RunResult> {
    const begun = await call<CeremonyWork | { result: RunResult }>('ceremony', { ...press, input });
    if ('result' in begun) return begun.result;
    const browser = createBrowser(
      async (path, body) => {
        const to = `/api/bench/passkeys/${begun.run}${path}`;
        const { status, text } = await send('POST', to, body as object, { ApiKey: begun.api_key });
        return { status, text, headers: new Headers(), body: JSON.parse(text) };
      },
      device,
      siteUrl,
    );
    if (ceremony === 'register') await browser.register(begun.token);
    else await browser.signin(ceremony === 'alias' ? { alias: 'ada@example.com' } : {});
    return (await call<{ result: RunResult }>('ceremony/finish', { run: begun.run })).result;
  }

  return {
    get,
    async press(press) {
      const { action } = findAction(press.guide, press.step, press.action) ?? {};
      if (!action) throw new Error(`There is no ${press.step}/${press.action}.`);
      const { runs } = await call<{ runs: RunResult[] }>('prepare', { ...press });
      const input = await inputOf(press);
      const { inBrowser } = action;
      const result = inBrowser
        ? await runInBrowser(press, inBrowser, input)
        : (await call<{ result: RunResult }>('run', { ...press, input })).result;
      const wrong = runs.find(({ outcome }) => outcome.kind !== 'done');
      const expected = action.demonstratesFailure ? ['done', 'refused'] : ['done'];
      if (wrong || !expected.includes(result.outcome.kind))
        throw new Error(`${press.step}/${press.action}: ${JSON.stringify((wrong ?? result).outcome).slice(0, 400)}`);
    },
  };
}
