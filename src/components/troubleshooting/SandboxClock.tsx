import { useStore } from '@nanostores/preact';
import { useEffect } from 'preact/hooks';
import { FAILURES } from '../../lib/guides/failure.ts';
import { Clock } from '../bench/clock/Clock.tsx';
import { aheadOf } from '../bench/clock/ahead.ts';
import { load } from '../bench/look.ts';
import { $note, $state, $trouble } from '../bench/store.ts';

/** The clock of the reader's sandbox, on a page without a bench. */
export function SandboxClock({ guide }: { guide: string }) {
  const name = { guide, step: FAILURES };
  const offset = useStore($state)?.clock_offset_ms ?? 0;
  const note = useStore($note);
  const trouble = useStore($trouble);
  useEffect(() => void load(name), []);
  return (
    <section class="bench clock-panel" aria-label="Sandbox clock">
      <p>
        <b>Move your sandbox’s clock.</b> Links, tokens and sessions there expire by it.{' '}
        {offset > 0 && `It’s ${aheadOf(offset)} ahead of real time.`}
      </p>
      <Clock name={name} />
      <p class="said" role="status">
        {trouble ?? note}
      </p>
    </section>
  );
}
