import type { BenchState, RunResult } from '../../lib/bench/index.ts';
import { showMode } from '../chrome/page/badge.ts';
import { fetchInbox, fetchView, type StepName, type View } from './api.ts';
import { $busy, $inbox, $note, $result, $state, attempt } from './store.ts';

/** Responses can overtake one another: only the newest that was asked for, or a press's, is shown. */
let newestState = 0;
let newestInbox = 0;

/**
 * Asks for everything the page shows when it opens. Creates no reader.
 * @param fits whether the newest run fits the page
 */
export async function load(shown: StepName, fits: (run: RunResult) => boolean = () => true): Promise<void> {
  await attempt(async () => {
    const state = await look(shown);
    if (!state || $busy.get()) return;
    if (state.last_run && fits(state.last_run)) $result.set(state.last_run);
    if (state.arrival) $note.set(arrivalIn(state));
  });
}

/** Asks for the step's bench and shows it. @returns null if something newer is shown already */
export async function look(shown: StepName): Promise<BenchState | null> {
  const asked = ++newestState;
  const askedInbox = ++newestInbox;
  const { state, messages } = await fetchView(shown);
  if (asked !== newestState) return null;
  showState(shown, state);
  if (messages && askedInbox === newestInbox) $inbox.set(messages);
  return state;
}

/** Looks for mail that another program requested, such as a terminal. A failure is ignored: it looks again soon. */
export async function lookForMail(): Promise<void> {
  if (!$state.get()?.known) return;
  const asked = ++newestInbox;
  const answer = await fetchInbox().catch(() => undefined);
  if (answer && asked === newestInbox) $inbox.set(answer.messages);
}

/** Shows the response to a press. It is newer than every answer still on its way. */
export function show(shown: StepName, { state, messages }: View): void {
  newestState++;
  showState(shown, state);
  if (!messages) return;
  newestInbox++;
  $inbox.set(messages);
}

function showState({ guide }: StepName, state: BenchState): void {
  $state.set(state);
  // Another tab may have chosen other credentials.
  showMode(guide, state.answers);
}

/** The sentence about the link that opened this step. */
export const arrivalIn = (state: BenchState | null): string | null =>
  state?.arrival ? `${state.arrival.sentence} ${state.arrival.detail ?? ''}` : null;
