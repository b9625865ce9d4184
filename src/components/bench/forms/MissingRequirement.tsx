import type { Missing } from './missing-in-step.ts';

type Props = Missing & {
  /** Whether this is the sandbox, where the press also opens emails. */
  emulated: boolean;
  busy: boolean;
  onPrepare: () => void;
};

/** Says what an action needs before it can run. A manual one has no button of its own, so it gets one to prepare it. */
export function MissingRequirement({ what, from, how, here, prepares, action, emulated, busy, onPrepare }: Props) {
  // If one action prepares it, `how` already says which.
  const isSaid = !emulated || (how && prepares.length === 1);
  const first = !isSaid && new Intl.ListFormat('en').format(prepares.map((label) => `“${label}”`));
  return (
    <p class="missing">
      <span>
        “{action.label}” needs {what}
        {!how && !here && (
          <>
            , which you get in <a href={`/guides/${from.guide}/${from.step}/`}>{from.title}</a>
          </>
        )}
        .{how && emulated && ` ${how}`}
        {first ? ` The button first runs ${first}.` : here && ` You get it with “${here}”.`}
      </span>
      {action.manual && (
        <button class="go" type="button" aria-disabled={busy} onClick={onPrepare}>
          Prepare
        </button>
      )}
    </p>
  );
}
