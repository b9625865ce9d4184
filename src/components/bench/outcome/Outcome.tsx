import { useRef } from 'preact/hooks';
import type { RunResult } from '../../../lib/bench/index.ts';
import { EndUserView } from './EndUserView.tsx';
import { useScrollIntoView } from './use-scroll-into-view.ts';
import { useSlow } from './use-slow.ts';
import { NextLinks } from './NextLinks.tsx';

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
  /** What whoever builds the app does, as `step/action`: nobody who uses it sees what is refused there. */
  ofDeveloper: string[];
  /** The link an end user gets after an error, to begin again. */
  startAgain: string;
}

/** The one sentence anyone understands, said aloud politely, and what to do next. */
export function Outcome({ result, note, trouble, busy, next, help, ofDeveloper, startAgain }: Props) {
  const outcome = result?.outcome;
  const slow = useSlow(busy);
  const pressed = useRef(false);
  pressed.current ||= busy;
  // What an earlier visit left here is no news: it is read where it stands, and not announced.
  const restored = !pressed.current && outcome !== undefined && !trouble;
  const said = useScrollIntoView(pressed.current && !busy);
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
      {!busy && outcome?.kind === 'refused' && !ofDeveloper.includes(`${result?.step}/${result?.action}`) && (
        <EndUserView {...outcome.person} way={startAgain} />
      )}
      {!busy && outcome && <NextLinks outcome={outcome} next={next} help={help} />}
    </div>
  );
}

function Sentence({ outcome }: { outcome: RunResult['outcome'] }) {
  return (
    <>
      <b>{outcome.sentence}</b> {outcome.detail}
    </>
  );
}
