import { useStore } from '@nanostores/preact';
import { useEffect } from 'preact/hooks';
import type { RunResult } from '../../lib/bench/index.ts';
import type { Action } from '../../lib/guides/index.ts';
import type { StepName } from './api.ts';
import { fitsFields } from './forms/fits-fields.ts';
import { followOtherTabs } from './follow.ts';
import { load } from './look.ts';
import { markAnsweredCalls } from './wire/mark-answered-calls.ts';
import { restoreMeanings } from './wire/field-meanings.ts';
import { $busy, $inbox, $note, $result, $state, $trouble } from './store.ts';

/** Loads what a bench shows and keeps it up to date with other tabs. @returns what it shows now */
export function useBench(shown: StepName, provider: string, actions: Action[]) {
  const state = useStore($state);
  const result = useStore($result);
  const busy = useStore($busy) !== null;
  const trouble = useStore($trouble);
  const note = useStore($note);
  const messages = useStore($inbox);
  const fits = (run: RunResult) => fitsFields(actions, run);
  useEffect(() => {
    void load(shown, fits);
    void restoreMeanings(provider);
  }, [shown.step]);
  useEffect(() => followOtherTabs(shown, fits), [shown.step]);
  useEffect(() => markAnsweredCalls(result), [result]);
  return { state, result, busy, trouble, note, messages };
}
