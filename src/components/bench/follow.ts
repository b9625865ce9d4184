import type { RunResult } from '../../lib/bench/index.ts';
import type { StepName } from './api.ts';
import { arrivalIn, look } from './look.ts';
import { hearOtherTabs } from './other-tabs.ts';
import { $busy, $note, $pressed, $result, $state, attempt } from './store.ts';

type Fits = (run: RunResult) => boolean;

/**
 * Keeps a tab up to date with the user's others: immediately while it is visible, as two windows side by side are, and
 * otherwise when they come back to it.
 * @param fits whether a newer run fits the page, as when it loads
 * @returns a function that stops it
 */
export function followOtherTabs(shown: StepName, fits: Fits = () => true): () => void {
  const lookNow = () => void lookAgain(shown, fits);
  const stop = hearOtherTabs((news) => {
    if (news === 'start') forget();
    lookNow();
  });
  document.addEventListener('visibilitychange', lookNow);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', lookNow);
  };
}

/** Another tab started over: nothing shown here is true any more. */
function forget(): void {
  $result.set(null);
  $note.set(null);
}

async function lookAgain(shown: StepName, fits: Fits): Promise<void> {
  if (document.visibilityState !== 'visible') return;
  if ($busy.get()) return lookOnceIdle(shown, fits);
  await attempt(async () => {
    const result = $result.get();
    const arrival = arrivalIn($state.get());
    const state = await look(shown);
    if (!state || $busy.get() || $result.get() !== result) return;
    if ($note.get() === arrival) $note.set(arrivalIn(state));
    // The result of a press stays until the next press: the reader may be reading it.
    const { last_run: run } = state;
    if ($pressed.get()) return;
    if (!run) $result.set(null);
    else if (isNewer(run, result) && fits(run)) $result.set(run);
  });
}

/** A press in progress brings the newest state itself, but perhaps from before the other tab was done. */
function lookOnceIdle(shown: StepName, fits: Fits): void {
  const stop = $busy.listen((busy) => {
    if (busy) return;
    stop();
    void lookAgain(shown, fits);
  });
}

const isNewer = (run: RunResult, shown: RunResult | null): boolean => run.started_at > (shown?.started_at ?? 0);
