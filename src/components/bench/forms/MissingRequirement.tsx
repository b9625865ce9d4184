import type { Missing } from './missing-in-step.ts';

type Props = Pick<Missing, 'what' | 'from' | 'action'> & {
  busy: boolean;
  onPrepare: () => void;
};

/** Says what an action needs before it can run. A manual one has no button of its own, so it gets one to prepare it. */
export function MissingRequirement({ what, from, action, busy, onPrepare }: Props) {
  return (
    <p class="missing">
      <span>
        “{action.label}” needs {what}, which you get in <a href={`/guides/${from.guide}/${from.step}/`}>{from.title}</a>
        .
      </span>
      {action.manual && (
        <button class="go" type="button" aria-disabled={busy} onClick={onPrepare}>
          Prepare
        </button>
      )}
    </p>
  );
}
