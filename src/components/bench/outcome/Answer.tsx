import type { ComponentChildren } from 'preact';
import { useLazy } from '../use-lazy.ts';
import { EndUserView } from './EndUserView.tsx';
import { Outcome, type OutcomeProps } from './Outcome.tsx';
import { useReveal } from './use-reveal.ts';

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
  const { result, busy, pressed, note } = outcomeProps;
  const Exchanges = useLazy(busy || result !== null, () =>
    import('../wire/Exchanges.tsx').then(({ Exchanges }) => Exchanges),
  );
  // A link in an email was the press, where it opened the page here.
  const isAsked = pressed || (note !== null && location.hash === '#bench');
  const answer = useReveal(isAsked && !busy && !isPushed && (Exchanges !== null || result === null));
  const outcome = result?.outcome;
  const isForUsers = outcome?.kind === 'refused' && !ofDeveloper.includes(`${result?.step}/${result?.action}`);
  return (
    <div class="answer" ref={answer}>
      <Outcome {...outcomeProps} />
      {Exchanges && result ? <Exchanges result={result} onPurpose={outcomeProps.onPurpose} /> : children}
      {!busy && isForUsers && <EndUserView way={startAgain} {...outcome.person} />}
    </div>
  );
}
