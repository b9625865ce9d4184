import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { $busy } from '../store.ts';
import { useLazy } from '../use-lazy.ts';
import { Outcome, type OutcomeProps } from './Outcome.tsx';

interface Props extends OutcomeProps {
  /** Actions that developers run, as `step/action`: no end user sees their errors. */
  ofDeveloper: string[];
  /** The link an end user gets after an error, to begin again. */
  startAgain: string;
  /** A part above the answer is still loading. */
  isPushed: boolean;
  /** Shown until there is a result. */
  children: ComponentChildren;
}

/** The result of a press: the sentence, the exchanges, and what an end user would see of an error. */
export function Answer({ ofDeveloper, startAgain, isPushed, children, ...outcomeProps }: Props) {
  const { result, busy, pressed, note, trouble, next, onPurpose } = outcomeProps;
  const hasSome = busy || result !== null || note !== null || next !== undefined;
  const results = useLazy(hasSome, () => import('./results.ts'));
  const answer = useRef<HTMLDivElement>(null);
  const home = useRef<HTMLDivElement>(null);
  const sentence = useRef<HTMLDivElement>(null);
  const action = useRef<string | null>(null);
  useLayoutEffect(() => {
    action.current = $busy.get() ?? action.current;
    if (results && action.current && home.current && sentence.current)
      results.place(home.current, sentence.current, action.current);
  }, [busy, results]);
  // A link in an email was the press, where it opened the page here.
  const isAsked = pressed || (note !== null && location.hash === '#bench');
  const isShown = isAsked && !busy && !isPushed && results !== null;
  useLayoutEffect(() => {
    if (isShown && answer.current) results.reveal(answer.current, sentence.current ?? answer.current);
  }, [isShown]);
  const outcome = result?.outcome;
  const isForUsers = outcome?.kind === 'refused' && !ofDeveloper.includes(`${result?.step}/${result?.action}`);
  return (
    <div class="answer" ref={answer}>
      {/* The sentence has a parent of its own, because it moves to other places and back (place.ts). */}
      <div ref={home}>
        <Outcome {...outcomeProps} elementRef={sentence} NextLinks={results?.NextLinks} />
      </div>
      {results && result ? (
        <results.Exchanges result={result} onPurpose={onPurpose} isPast={trouble !== null} />
      ) : (
        children
      )}
      {results && !busy && !trouble && isForUsers && <results.EndUserView way={startAgain} {...outcome.person} />}
    </div>
  );
}
