import type { Check } from '../../lib/bench/index.ts';

/** A check as a line. `absent`: missing, but not needed. */
export type Line = Omit<Check, 'state'> & { state: Check['state'] | 'absent' };

const marks = { ok: '✓', wrong: '✗', not_checked: '○', absent: '–' };
const words = { ok: 'Yes', wrong: 'No', not_checked: 'Not checked', absent: 'Optional' };

/** The list of checks, each with its state and how to fix it. */
export function Checks({ checks }: { checks: Line[] }) {
  return (
    <ul class="checks">
      {checks.map(({ id, label, state, sentence, fix, link }) => (
        <li key={id} class={`check check-${state}`}>
          <span class="check-mark" aria-hidden="true">
            {marks[state]}
          </span>
          <p>
            <b>{label}</b> <span class="check-state">{words[state]}.</span> {sentence}
            {state !== 'ok' && fix && <span class="check-fix">{fix}</span>}
            {state !== 'ok' && link && (
              <a href={link.href} rel="noreferrer">
                {link.label}
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
