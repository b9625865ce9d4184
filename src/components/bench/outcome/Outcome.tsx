import type { RefObject } from 'preact';
import type { RunResult } from '../../../lib/bench/index.ts';
import { Isolated } from '../../chrome/text/Isolated.tsx';
import type { NextLinks as Links } from './NextLinks.tsx';
import { useSlow } from './use-slow.ts';

export interface OutcomeProps {
  result: RunResult | null;
  /** The sentence about a press that didn't run an action. */
  note: string | null;
  trouble: string | null;
  busy: boolean;
  /** Whether anything was pressed in this tab. Until then the result is an earlier visit's. */
  pressed: boolean;
  next: { href: string; title: string } | undefined;
  /** A link has completed the step, and the note says so. */
  arrived: boolean;
  /** The newest run failed on purpose. */
  onPurpose: boolean;
  /** What the reader still holds after that, in a sentence. */
  kept: string;
  /** Troubleshooting entry by error type. */
  help: Record<string, string>;
}

interface Props extends OutcomeProps {
  /** Gets the element, which the answer moves. */
  elementRef: RefObject<HTMLDivElement>;
  /** Absent until it has loaded. */
  NextLinks: typeof Links | undefined;
}

/** Shows how a press ended, in a sentence that is announced, and where to go next. */
export function Outcome({
  result,
  note,
  trouble,
  busy,
  pressed,
  next,
  arrived,
  onPurpose,
  kept,
  help,
  elementRef,
  NextLinks,
}: Props) {
  const outcome = result?.outcome;
  const led = outcome ?? (arrived || !note ? COMPLETED : undefined);
  const slow = useSlow(busy);
  // The result of an earlier visit is no news and not announced.
  const restored = !pressed && outcome !== undefined && !trouble;
  const plain = busy ? slow && 'Running…' : (trouble ?? note);
  return (
    <div class="outcome" ref={elementRef}>
      {/* Announced only if it takes long: most responses arrive before a screen reader could say it. */}
      {busy && !slow && (
        <p class="said" aria-hidden="true">
          Running…
        </p>
      )}
      <p id="said" class="said" role="status" aria-live={restored ? 'off' : undefined}>
        {plain ? <Isolated text={plain} /> : plain !== false && outcome && <Sentence outcome={outcome} kept={kept} />}
      </p>
      {!busy && !trouble && led && NextLinks && (
        <NextLinks outcome={led} next={next} onPurpose={onPurpose} help={help} />
      )}
    </div>
  );
}

/** A step that a link completed, or that was done before, leads where a run does that succeeded. */
const COMPLETED = { kind: 'done', sentence: '' } as const;

function Sentence({ outcome, kept }: { outcome: RunResult['outcome']; kept: string }) {
  return (
    <>
      <b>
        <Isolated text={outcome.sentence} />
      </b>{' '}
      <Isolated text={`${outcome.detail ?? ''} ${kept}`} />
    </>
  );
}
