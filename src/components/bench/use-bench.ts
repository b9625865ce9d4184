import { useStore } from '@nanostores/preact';
import { useEffect } from 'preact/hooks';
import type { StepName } from './api.ts';
import { followOtherTabs } from './follow.ts';
import { markAnswered } from './mark-answered.ts';
import { restoreMeanings } from './wire/meanings.ts';
import { $busy, $inbox, $note, $result, $state, $trouble, load } from './store.ts';

/** Loads what a bench shows, keeps it as other tabs change it, and gives what it is now. */
export function useBench(name: StepName, provider: string) {
  const state = useStore($state);
  const result = useStore($result);
  const busy = useStore($busy) !== null;
  const trouble = useStore($trouble);
  const note = useStore($note);
  const messages = useStore($inbox);
  useEffect(() => {
    void load(name);
    void restoreMeanings(provider);
  }, [name.step]);
  useEffect(() => followOtherTabs(name), [name.step]);
  useEffect(() => markAnswered(result), [result]);
  return { state, result, busy, trouble, note, messages };
}
