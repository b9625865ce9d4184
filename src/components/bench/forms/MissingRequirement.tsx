import type { Missing } from './missing-in-step.ts';

type Props = Pick<Missing, 'what' | 'from' | 'how' | 'action'> & {
  busy: boolean;
  onPrepare: () => void;
};

/** Says what an action needs before it can run. A manual one has no button of its own, so it gets one to prepare it. */
export function MissingRequirement({ what, from, how, action, busy, onPrepare }: Props) {
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
    </p>
  );
}
