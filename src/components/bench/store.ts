import { atom } from 'nanostores';
import type { BenchState, Mail, RunResult, Said } from '../../lib/bench/index.ts';
import type { Action } from '../../lib/guides/index.ts';
import { choose, fetchCredentials } from '../preflight/api.ts';
import { paintBadge, shownMode } from '../chrome/badge.ts';
import { fetchInbox, fetchState, prepareAction, runAction, startOver, type StepName } from './api.ts';

/** What the live parts of the page share. */
export const $state = atom<BenchState | null>(null);
export const $inbox = atom<Mail[]>([]);
/** The newest run of this step. */
export const $result = atom<RunResult | null>(null);
/** What runs right now: an action's id, or null. */
export const $busy = atom<string | null>(null);
/** Whether anything was pressed in this tab. Before, what it shows is what was there when it came. */
export const $pressed = atom(false);
/** What a press did that was no run, in one sentence. Stands until the next press. */
export const $note = atom<string | null>(null);
/** Something this site itself could not do. */
export const $trouble = atom<string | null>(null);

/** Asks for everything the page shows. Makes no reader. */
export async function load(name: StepName): Promise<void> {
  await attempt(async () => {
    const before = $result.get();
    const state = await ask(name);
    // A press that was answered meanwhile has newer news.
    if (!state || $result.get() !== before) return;
    $state.set(state);
    if (!$busy.get()) {
      $result.set(state.last_run);
      if (state.arrival) $note.set(arrivalIn(state));
    }
    if (state.known) await lookForMail();
  });
}

/** Runs an action, then shows what it changed. */
export async function run(name: StepName, action: Action, input: Record<string, string>): Promise<void> {
  await busyWith(action.id, async () => {
    $result.set(await runSomewhere(name, action, input));
    await refresh(name);
  });
}

/** On the server, or half there and half in this browser. Only a guide with such actions loads what they take. */
async function runSomewhere(
  name: StepName,
  { id, inBrowser }: Pick<Action, 'id' | 'inBrowser'>,
  input: Record<string, string>,
): Promise<RunResult> {
  if (!inBrowser) return await runAction(name, id, input);
  const { runCeremony } = await import('../passkeys/ceremony.ts');
  return await runCeremony(name, { id, inBrowser }, input);
}

/** Runs what the action needs first. A run that failed on the way is shown. */
export async function prepare(name: StepName, action: string): Promise<void> {
  await busyWith('prepare', async () => {
    const { failed, waiting } = await prepareFor(name, action);
    $result.set(failed ?? null);
    await refresh(name);
    if (waiting) $note.set(`${waiting.sentence} ${waiting.detail ?? ''}`);
    else if (!failed) $note.set('Prepared: what this step needs is there. Now run it.');
  });
}

/** @returns the run on the way that did not succeed, or what only the reader can do */
async function prepareFor(name: StepName, action: string): Promise<{ failed?: RunResult; waiting?: Said }> {
  for (;;) {
    const { runs, browser, waiting } = await prepareAction(name, action);
    const last = runs.at(-1);
    if (last && last.outcome.kind !== 'done') return { failed: last };
    if (waiting) return { waiting };
    if (!browser) return {};
    const turn = { id: browser.action, inBrowser: browser.ceremony };
    const result = await runSomewhere({ guide: name.guide, step: browser.step }, turn, browser.input);
    if (result.outcome.kind !== 'done') return { failed: result };
  }
}

/** @returns whether all is as at the start: not while something runs, nor when this site did not answer */
export async function forgetEverything(name: StepName): Promise<boolean> {
  let done = false;
  await busyWith('start-over', async () => {
    await startOver();
    done = true;
    $result.set(null);
    await refresh(name);
  });
  return done;
}

/** One press: the sandbox answers again. What is held in a real project is forgotten here. */
export async function goToSandbox(name: StepName): Promise<void> {
  await busyWith('sandbox', async () => {
    await choose(name.guide, 'sandbox');
    $result.set(null);
    await refresh(name);
    $note.set('The sandbox answers.');
  });
}

/** Looks for mail that came from elsewhere, such as a terminal. */
export async function refreshInbox(): Promise<void> {
  if ($state.get()?.known) await lookForMail().catch(() => {}); // it looks again soon
}

/** @returns what is shown now; null when a later question has the newer answer */
export async function refresh(name: StepName): Promise<BenchState | null> {
  const state = await ask(name);
  if (!state) return null;
  $state.set(state);
  await lookForMail();
  // Another tab may have chosen what answers here.
  if (shownMode() !== state.answers.mode) paintBadge(await fetchCredentials());
  return state;
}

let asked = 0;
let askedForMail = 0;

/** Answers may overtake one another. Null: this one is no longer the newest that was asked for. */
async function ask(name: StepName): Promise<BenchState | null> {
  const turn = ++asked;
  const state = await fetchState(name);
  return turn === asked ? state : null;
}

/** The same of the mail. */
async function lookForMail(): Promise<void> {
  const turn = ++askedForMail;
  const messages = await fetchInbox();
  if (turn === askedForMail) $inbox.set(messages);
}

/** What a link that led here brought, as a sentence to be read. */
export const arrivalIn = (state: BenchState | null): string | null =>
  state?.arrival ? `${state.arrival.sentence} ${state.arrival.detail ?? ''}` : null;

async function busyWith(what: string, work: () => Promise<void>): Promise<void> {
  if ($busy.get()) return;
  $pressed.set(true);
  $busy.set(what);
  $note.set(null);
  await attempt(work);
  $busy.set(null);
}

export async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    $trouble.set(null);
  } catch (error) {
    $trouble.set(error instanceof Error ? error.message : String(error));
  }
}
