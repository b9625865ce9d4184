import type { RunResult } from '../../lib/bench/index.ts';
import type { Action } from '../../lib/guides/index.ts';
import { choose } from '../preflight/api.ts';
import {
  prepareAction,
  revealProject,
  runAction,
  startOver,
  type BrowserAction,
  type StepName,
  type View,
} from './api.ts';
import { defaultChoice } from './forms/field-values.ts';
import { show } from './look.ts';
import { $note, $result, $state, whileBusy } from './store.ts';

/** Refuses a press without a request: a field is empty that the server would fill in. */
export async function refuseEmpty(shown: StepName, action: string, field: string, sentence: string): Promise<void> {
  const outcome = { kind: 'invalid' as const, field, sentence };
  await whileBusy(action, async () =>
    $result.set({ ...shown, id: '', action, started_at: Date.now(), outcome, exchanges: [] }),
  );
}

/** Runs an action, then shows how it ended and what it changed. */
export async function run(shown: StepName, action: Action, input: Record<string, string>): Promise<void> {
  await whileBusy(action.id, () => runAndShow(shown, action, input));
}

async function runAndShow(
  shown: StepName,
  { id, inBrowser }: Pick<Action, 'id' | 'inBrowser'>,
  input: Record<string, string>,
  prepared: string[] = [],
): Promise<void> {
  const answer = inBrowser
    ? await runInBrowser(shown, { step: shown.step, id, inBrowser }, input)
    : await runAction(shown, id, input);
  $result.set(prepared.length > 0 ? withPrepared(answer.result, prepared) : answer.result);
  show(shown, answer);
}

function withPrepared(result: RunResult, prepared: string[]): RunResult {
  const labels = new Intl.ListFormat('en').format(prepared.map((label) => `“${label}”`));
  const { detail = '' } = result.outcome;
  return { ...result, outcome: { ...result.outcome, detail: `${detail} Before that, this page ran ${labels}.` } };
}

/** Half on the server, half in this browser. Only a guide with such actions loads the code for it. */
async function runInBrowser(shown: StepName, action: BrowserAction, input: Record<string, string>) {
  const { runCeremony } = await import('../passkeys/ceremony.ts');
  return await runCeremony(shown, action, input);
}

/** Runs what the action needs first. Shows the run that failed on the way, if one did. */
export async function prepare(shown: StepName, action: string): Promise<void> {
  await whileBusy('prepare', async () => {
    const { view, failed, waiting } = await prepareFor(shown, action, {});
    $result.set(failed ?? null);
    show(shown, view);
    if (waiting) $note.set(`${waiting.sentence} ${waiting.detail ?? ''}`);
    else if (!failed) {
      $note.set('Ready: you can do this step now.');
      // The button that was pressed is gone.
      setTimeout(() => document.querySelector<HTMLElement>('.inbox .go')?.focus({ preventScroll: true }));
    }
  });
}

/**
 * Prepares what an action needs, then runs it. Shows the run that failed on the way, if one did.
 * @param prepares the labels of the actions that the answer says were run first
 */
export async function prepareAndRun(
  shown: StepName,
  action: Action,
  input: Record<string, string>,
  prepares: string[],
): Promise<void> {
  await whileBusy(action.id, async () => {
    const { view, failed, waiting, last } = await prepareFor(shown, action.id, input);
    show(shown, view);
    // Such as a list that turned out to be empty: that is the answer.
    if (last && action.id in view.state.missing) return $result.set(last);
    if (!failed && !waiting) return await runAndShow(shown, action, withChoices(action, input, view), prepares);
    $result.set(failed ?? null);
    if (waiting) $note.set(`${waiting.sentence} ${waiting.detail ?? ''}`);
  });
}

/** Fills in choices that were not there before the preparation. */
function withChoices({ inputs }: Pick<Action, 'inputs'>, input: Record<string, string>, { state }: View) {
  const open = inputs.filter(({ name, type }) => type === 'choice' && !input[name]);
  return { ...input, ...Object.fromEntries(open.map(({ name }) => [name, defaultChoice(state.choices)])) };
}

interface Prepared {
  view: View;
  /** The run that did not succeed. */
  failed?: RunResult;
  /** The next action that only the user can do. */
  waiting?: { sentence: string; detail?: string };
  /** The run that ended the preparation. */
  last?: RunResult | undefined;
}

async function prepareFor(shown: StepName, action: string, input: Record<string, string>): Promise<Prepared> {
  for (;;) {
    const { runs, browser, waiting, ...view } = await prepareAction(shown, action, input);
    const last = runs.at(-1);
    if (last && last.outcome.kind !== 'done') return { view, failed: last };
    if (waiting) return { view, waiting };
    if (!browser) return { view, last };
    const turn = { step: browser.step, id: browser.action, inBrowser: browser.ceremony };
    const { result, ...after } = await runInBrowser(shown, turn, browser.input);
    if (result.outcome.kind !== 'done') return { view: after, failed: result };
  }
}

/**
 * Deletes the reader's work on a step, on its guide, or everywhere.
 * @returns whether that happened: not while something runs, nor if this site did not answer
 */
export async function forget(shown: StepName, scope: 'step' | 'guide' | 'all'): Promise<boolean> {
  let isDone = false;
  await whileBusy('start-over', async () => {
    const view = await startOver(shown, scope);
    isDone = true;
    $result.set(null);
    show(shown, view);
  });
  return isDone;
}

/** Lets the sandbox answer again. The tokens from a real project are forgotten here. */
export async function goToSandbox(shown: StepName): Promise<void> {
  await whileBusy('sandbox', async () => {
    const { view } = await choose(shown.guide, 'sandbox', '', shown.step);
    $result.set(null);
    if (view) show(shown, view);
    $note.set('You’re using the sandbox.');
  });
}

/** Creates the user's sandbox project if there is none. @returns its credentials */
export async function reveal() {
  const project = await revealProject();
  const state = $state.get();
  // From now on mail can come in.
  if (state) $state.set({ ...state, known: true });
  return project;
}
