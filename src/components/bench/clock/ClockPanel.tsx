import { useState } from 'preact/hooks';
import { useLazy } from '../use-lazy.ts';
import type { StepName } from '../api.ts';

/** The sandbox's clock, with its buttons once it is opened: most readers never move it. */
export function ClockPanel({ name, offset }: { name: StepName; offset: number }) {
  const [open, setOpen] = useState(false);
  const Clock = useLazy(open, () => import('./Clock.tsx').then(({ Clock }) => Clock));
  return (
    <details class="clock-panel" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Sandbox clock{offset > 0 && ': ahead of the real time'}</summary>
      <p>Move it ahead to see links, tokens and sessions expire. A magic link lasts 60 minutes.</p>
      {Clock && <Clock name={name} />}
    </details>
  );
}
