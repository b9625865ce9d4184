import { useStore } from '@nanostores/preact';
import type { Holding } from '../../../lib/bench/index.ts';
import { credentials } from '../../../lib/guides/credentials.ts';
import { moveClock, type StepName } from '../api.ts';
import { show } from '../look.ts';
import { $busy, $note, $result, $state, whileBusy } from '../store.ts';
import { aheadOf } from './ahead.ts';

const MINUTE = 60;
const moves = [
  { label: '5 minutes', seconds: 5 * MINUTE },
  { label: '61 minutes', seconds: 61 * MINUTE },
  { label: 'a day', seconds: 24 * 60 * MINUTE },
];

/** Moves the clock of the reader's sandbox project. Links, tokens and sessions there expire by it. */
export function Clock({ name }: { name: StepName }) {
  const busy = useStore($busy) !== null;
  const offset = useStore($state)?.clock_offset_ms ?? 0;
  const move = (seconds: number) =>
    whileBusy('clock', async () => {
      const before = $state.get()?.holdings ?? [];
      const view = await moveClock(name, seconds);
      $result.set(null);
      show(name, view);
      const ahead = view.state.clock_offset_ms;
      const now = ahead
        ? `In your sandbox it’s now ${aheadOf(ahead)} later.`
        : 'Your sandbox is back at the real time.';
      $note.set(`${now} ${endedWords(before, view.state.holdings)}`);
    });
  return (
    <>
      <p class="clock-use">Move your sandbox’s time ahead to see links, tokens and sessions expire.</p>
      <p class="clock">
        {moves.map(({ label, seconds }) => (
          <button key={label} class="quiet" type="button" aria-disabled={busy} onClick={() => void move(seconds)}>
            + {label}
          </button>
        ))}
        <button class="quiet" type="button" aria-disabled={busy || offset === 0} onClick={() => void move(0)}>
          Back to real time
        </button>
      </p>
    </>
  );
}

/** Names the tokens that a move of the clock ended. Empty if none. */
function endedWords(before: Holding[], after: Holding[]): string {
  const ended = before.filter(({ kind }) => !after.some((held) => held.kind === kind));
  if (ended.length === 0) return '';
  const names = ended.map(({ kind }) => `the ${credentials[kind].name}`);
  return `You no longer have ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}.`;
}
