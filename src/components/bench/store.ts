import { atom } from 'nanostores';
import type { BenchState, Mail, RunResult } from '../../lib/bench/index.ts';
import { messageOf } from '../chrome/message-of.ts';

/** State that the live parts of the page share. */
export const $state = atom<BenchState | null>(null);
export const $inbox = atom<Mail[]>([]);
/** The newest run of this step. */
export const $result = atom<RunResult | null>(null);
/** The id of the action that runs right now, or null. */
export const $busy = atom<string | null>(null);
/** Whether the user pressed anything in this tab. Until then it shows what was there when it opened. */
export const $pressed = atom(false);
/** The sentence about a press that didn't run an action. Stays until the next press. */
export const $note = atom<string | null>(null);
/** A failure of this site itself, in one sentence. */
export const $trouble = atom<string | null>(null);

/** Does the work of a press. A press while another is running is ignored. */
export async function whileBusy(what: string, work: () => Promise<void>): Promise<void> {
  if ($busy.get()) return;
  $pressed.set(true);
  $busy.set(what);
  $note.set(null);
  await attempt(work);
  $busy.set(null);
}

/** Does some work and shows why it failed, if it does. */
export async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    $trouble.set(null);
  } catch (error) {
    $trouble.set(messageOf(error));
  }
}
