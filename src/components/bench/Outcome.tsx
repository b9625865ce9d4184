import { useEffect, useRef, useState } from 'preact/hooks';
import type { RunResult } from '../../lib/lab/index.ts';

interface Props {
  result: RunResult | null;
  /** What a press did that was no run. */
  note: string | null;
  trouble: string | null;
  /** Something is being run. */
  busy: boolean;
  /** The next step, when there is one. */
  next: { href: string; title: string } | undefined;
}

/** The one sentence anyone understands, said aloud politely, and what to do next. */
export function Outcome({ result, note, trouble, busy, next }: Props) {
  const outcome = result?.outcome;
  const slow = useSlow(busy);
  const pressed = useRef(false);
  pressed.current ||= busy;
  // What an earlier visit left here is no news: it is read where it stands, and not announced.
  const restored = !pressed.current && outcome !== undefined && !trouble;
  const plain = busy ? slow && 'Running…' : (trouble ?? note);
  return (
    <div class="outcome">
      {/* Seen at once, and said only when it takes long: most answers are there before it could be spoken. */}
      {busy && !slow && (
        <p class="said" aria-hidden="true">
          Running…
        </p>
      )}
      <p id="said" class="said" role="status" aria-live={restored ? 'off' : undefined}>
        {plain ?? (outcome && <Sentence outcome={outcome} />)}
      </p>
      {!busy && outcome?.kind === 'refused' && <Person title={outcome.person.title} advice={outcome.person.advice} />}
      {!busy && outcome?.kind === 'done' && next && (
        <p class="ways">
          <a href={next.href}>Next: {next.title} →</a>
        </p>
      )}
    </div>
  );
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

/** What somebody using the app would see in place of the wire. */
function Person({ title, advice }: { title: string; advice: string }) {
  return (
    <figure class="person">
      <figcaption>What the person using your app sees</figcaption>
      <blockquote>
        <b>{title}</b>
        <p>{advice}</p>
        <p>
          <u>Ask for a link</u>
        </p>
      </blockquote>
    </figure>
  );
}
