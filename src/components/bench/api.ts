import type { Ceremony } from '../../lib/guides/index.ts';
import type { BenchState, CeremonyWork, Mail, PromptEnd, RunResult, Said } from '../../lib/bench/index.ts';
import { callLab } from './call-lab.ts';
import { tellOtherTabs, type News } from './other-tabs.ts';

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
async function post<T>(path: string, body: unknown, news: News = 'work'): Promise<T> {
  const send = () => callLab<T>('POST', path, body);
  try {
    return await ('locks' in navigator ? navigator.locks.request('first-login-reader', send) : send());
  } finally {
    // Without an answer, too: it may have taken effect.
    tellOtherTabs(news);
  }
}

export const fetchState = ({ guide, step }: StepName) =>
  callLab<BenchState>('GET', `state?guide=${guide}&step=${step}`);
export const fetchInbox = () => callLab<{ messages: Mail[] }>('GET', 'inbox').then(({ messages }) => messages);
export const runAction = (name: StepName, action: string, input: Record<string, string>) =>
  post<RunResult>('run', { ...name, action, input });
export const prepareAction = (name: StepName, action: string) =>
  post<{ runs: RunResult[]; browser?: BrowserTurn; waiting?: Said }>('prepare', { ...name, action });
/** The server's half of an action that goes on in this browser; a result when it ended there. */
export const beginCeremony = (name: StepName, action: string, input: Record<string, string>) =>
  post<CeremonyWork | RunResult>('ceremony', { ...name, action, input });
export const finishCeremony = (run: string, ended: PromptEnd | undefined) =>
  post<RunResult>('ceremony/finish', { run, ended });
export const startOver = () => post<object>('start-over', {}, 'start');
export const revealProject = () =>
  post<{
    project_id: string;
    secret: string;
    base_url: string;
    passwordless: { api_url: string; api_key: string; api_secret: string } | null;
  }>('project', {});
