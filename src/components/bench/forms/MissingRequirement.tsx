import { useEffect, useRef } from 'preact/hooks';
import type { BenchState } from '../../../lib/bench/index.ts';

type Props = BenchState['missing'][string] & {
  /** The action that cannot be run yet. */
  action: string;
  busy: boolean;
  onPrepare: () => void;
};

/** What the step needs before it can be run, and both ways to get it. */
export function MissingRequirement({ what, from, action, busy, onPrepare }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  // The line goes once nothing is missing. Whoever pressed its button goes on to what it was for.
  useEffect(
    () => () => {
      if (document.activeElement === button.current) document.getElementById(`run-${action}`)?.focus();
    },
    [],
  );
  return (
    <p class="missing">
      <span>
        This step needs {what}, which you get in <a href={`/guides/${from.guide}/${from.step}/`}>{from.title}</a>.
      </span>
      <button class="quiet" type="button" ref={button} aria-disabled={busy} onClick={onPrepare}>
        Prepare it for me
      </button>
    </p>
  );
}
