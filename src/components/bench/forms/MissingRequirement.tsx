import type { Missing } from './missing-in-step.ts';

type Props = Pick<Missing, 'what' | 'from' | 'how' | 'prepares' | 'action'> & {
  /** Whether this is the sandbox, where the press also opens emails. */
  emulated: boolean;
  busy: boolean;
  onPrepare: () => void;
};

/** Says what an action needs before it can run. A manual one has no button of its own, so it gets one to prepare it. */
export function MissingRequirement({ what, from, how, prepares, action, emulated, busy, onPrepare }: Props) {
  const button = action.manual ? 'Prepare' : 'Prepare and run';
  const first = new Intl.ListFormat('en').format(prepares.map((label) => `“${label}”`));
  return (
    <p class="missing">
      {how ? (
        <span>
          “{action.label}” needs {what}. {how}
        </span>
      ) : (
        <span>
          “{action.label}” needs {what}, which you get in{' '}
          <a href={`/guides/${from.guide}/${from.step}/`}>{from.title}</a>.
        </span>
      )}
      {action.manual && (
        <button class="go" type="button" aria-disabled={busy} onClick={onPrepare}>
          Prepare
        </button>
      )}
      {emulated && first && (
        <span>
          “{button}” first runs {first}.
        </span>
      )}
    </p>
  );
}
