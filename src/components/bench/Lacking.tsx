import type { BenchState } from '../../lib/lab/index.ts';

type Props = BenchState['lacking'][string] & { onPrepare: () => void };

/** What the step needs before it can be run, and both ways to get it. */
export function Lacking({ what, from, onPrepare }: Props) {
  return (
    <p class="lacking">
      <span>
        To run this you need {what}, from <a href={`/guides/${from.guide}/${from.step}/`}>{from.title}</a>.
      </span>
      <button class="quiet" type="button" onClick={onPrepare}>
        Prepare it
      </button>
    </p>
  );
}
