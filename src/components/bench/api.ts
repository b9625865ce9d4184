import type { Ceremony } from '../../lib/outline/index.ts';
import type { BenchState, CeremonyWork, Mail, PromptEnd, RunResult, Said } from '../../lib/lab/index.ts';

/** The lab could not be asked: no network, or the server is gone. Said in words that fit the page. */
class Unreachable extends Error {
  constructor() {
    super('This site did not answer. Is it still running? Nothing you did is lost; try again.');
  }
}

async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const init = {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  const response = await fetch(`/api/lab/${path}`, init).catch(() => {
    throw new Unreachable();
  });
  const value = (await response.json().catch(() => ({}))) as T & { error?: string };
  // 400 and 409 carry a result too: what was wrong with the input, or what is missing.
  if (!response.ok && !('outcome' in (value as object)))
    throw new Error(value.error ?? `This site answered ${response.status}. Try again.`);
  return value;
}

export interface StepName {
  guide: string;
  step: string;
}

/** What this browser has to run before *prepare* can go on. */
export interface BrowserTurn {
  step: string;
  action: string;
  ceremony: Ceremony;
  input: Record<string, string>;
}

/**
 * The first POST makes the reader. Tabs that press at the same moment go one after another, so that they make one;
 * islands of a page share this module.
 */
function post<T>(path: string, body: unknown): Promise<T> {
  const send = () => call<T>('POST', path, body);
  return 'locks' in navigator ? navigator.locks.request('first-login-reader', send) : send();
}

export const fetchState = ({ guide, step }: StepName) => call<BenchState>('GET', `state?guide=${guide}&step=${step}`);
export const fetchInbox = () => call<{ messages: Mail[] }>('GET', 'inbox').then(({ messages }) => messages);
export const runAction = (name: StepName, action: string, input: Record<string, string>) =>
  post<RunResult>('run', { ...name, action, input });
export const prepareAction = (name: StepName, action: string) =>
  post<{ runs: RunResult[]; browser?: BrowserTurn; waiting?: Said }>('prepare', { ...name, action });
/** The server's half of an action that goes on in this browser; a result when it ended there. */
export const beginCeremony = (name: StepName, action: string, input: Record<string, string>) =>
  post<CeremonyWork | RunResult>('ceremony', { ...name, action, input });
export const finishCeremony = (run: string, ended: PromptEnd | undefined) =>
  post<RunResult>('ceremony/finish', { run, ended });
export const startOver = () => post<object>('start-over', {});
export const revealProject = () =>
  post<{
    project_id: string;
    secret: string;
    base_url: string;
    passwordless: { api_url: string; api_key: string; api_secret: string } | null;
  }>('project', {});
