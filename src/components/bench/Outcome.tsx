import { useEffect, useRef, useState } from 'preact/hooks';
import type { RunResult } from '../../lib/lab/index.ts';
import { Person } from './Person.tsx';

interface Props {
  result: RunResult | null;
  /** What a press did that was no run. */
  note: string | null;
  trouble: string | null;
  /** Something is being run. */
  busy: boolean;
  /** The next step, when there is one. */
  next: { href: string; title: string } | undefined;
  /** The entry of the troubleshooting page, by the outcome's word. */
  help: Record<string, string>;
}

/** The one sentence anyone understands, said aloud politely, and what to do next. */
export function Outcome({ result, note, trouble, busy, next, help }: Props) {
  const outcome = result?.outcome;
  const slow = useSlow(busy);
  const pressed = useRef(false);
  pressed.current ||= busy;
  // What an earlier visit left here is no news: it is read where it stands, and not announced.
  const restored = !pressed.current && outcome !== undefined && !trouble;
  const said = useSight(pressed.current && !busy);
  const plain = busy ? slow && 'Running…' : (trouble ?? note);
  return (
    <div class="outcome">
      {/* Seen at once, and said only when it takes long: most answers are there before it could be spoken. */}
      {busy && !slow && (
        <p class="said" aria-hidden="true">
          Running…
        </p>
      )}
      <p id="said" class="said" role="status" ref={said} aria-live={restored ? 'off' : undefined}>
        {plain ?? (outcome && <Sentence outcome={outcome} />)}
      </p>
      {/* Setting up is the developer's work: nobody using the app types a slug. */}
      {!busy && outcome?.kind === 'refused' && result?.step !== 'set-up' && (
        <Person {...outcome.person} way={result?.guide === 'stytch-b2b' ? 'Ask for a link' : 'Sign in'} />
      )}
      {!busy && outcome?.kind === 'held_back' && outcome.at && (
        <p class="ways">
          <a href={outcome.at}>Go to Preflight</a>
        </p>
      )}
      {!busy && outcome && helpFor(outcome, help) && (
        <p class="ways">
          <a href={`/troubleshooting/#${helpFor(outcome, help)}`}>What to do about it</a>
        </p>
      )}
      {!busy && outcome?.kind === 'done' && next && (
        <p class="ways">
          <a href={next.href}>Next: {next.title} →</a>
        </p>
      )}
    </div>
  );
}

/** Brings what a press came to into sight: a "break it" stands below exchanges that may fill several screens. */
function useSight(answered: boolean) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (answered) said.current?.scrollIntoView({ block: 'nearest' });
  }, [answered]);
  return said;
}

/** True once something has been running for a second. */
function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    const timer = busy ? setTimeout(() => setSlow(true), 1000) : undefined;
    return () => clearTimeout(timer);
  }, [busy]);
  return slow;
}

function Sentence({ outcome }: { outcome: RunResult['outcome'] }) {
  return (
    <>
      <b>{outcome.sentence}</b> {outcome.detail}
    </>
  );
}

function helpFor(outcome: RunResult['outcome'], help: Record<string, string>): string | undefined {
  if (outcome.kind === 'refused') return help[outcome.error_type];
  return outcome.kind === 'unanswered' ? help[outcome.problem] : undefined;
}
