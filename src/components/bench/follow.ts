import type { RunResult } from '../../lib/bench/index.ts';
import type { StepName } from './api.ts';
import { hearOtherTabs } from './other-tabs.ts';
import { $busy, $note, $pressed, $result, $state, arrivalIn, attempt, refresh } from './store.ts';

/**
 * Keeps a tab up with the reader's others: at once while it can be seen, as two windows side by side can, and otherwise
 * as soon as somebody comes back to it.
 * @returns what ends it
 */
export function followOtherTabs(name: StepName): () => void {
  const look = () => void lookAgain(name);
  const stop = hearOtherTabs((news) => {
    if (news === 'start') forget();
    look();
  });
  document.addEventListener('visibilitychange', look);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', look);
  };
}

/** Everything was forgotten elsewhere: nothing here is true any more. */
function forget(): void {
  $result.set(null);
  $note.set(null);
}

async function lookAgain(name: StepName): Promise<void> {
  if (document.visibilityState !== 'visible') return;
  if ($busy.get()) return lookOnceIdle(name);
  await attempt(async () => {
    const shown = $result.get();
    const arrival = arrivalIn($state.get());
    const state = await refresh(name);
    if (!state || $busy.get() || $result.get() !== shown) return;
    if ($note.get() === arrival) $note.set(arrivalIn(state));
    // What a press here came to stays until the next one: somebody may be reading it.
    if (!$pressed.get() && isNewer(state.last_run, shown)) $result.set(state.last_run);
  });
}

/** A press that is under way asks for everything itself, but perhaps before the others were done. */
function lookOnceIdle(name: StepName): void {
  const stop = $busy.listen((busy) => {
    if (busy) return;
    stop();
    void lookAgain(name);
  });
}

const isNewer = (run: RunResult | null, shown: RunResult | null): boolean =>
  run !== null && run.started_at > (shown?.started_at ?? 0);
