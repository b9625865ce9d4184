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
      {Clock && <Clock name={name} />}
    </details>
  );
}
