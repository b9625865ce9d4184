import type { Step } from './types.ts';

/** Whether a step's buttons work with any project, or some or all of them only in the sandbox. */
export type WhereItWorks = { kind: 'everywhere' | 'sandbox' } | { kind: 'partly'; onlyInSandbox: string[] };

/** Says where a step works. Failures on purpose don't count: each says itself where it runs. */
export function whereItWorks({ actions }: Pick<Step, 'actions'>): WhereItWorks {
  const buttons = actions.filter(
    ({ manual, onlyPrepares, demonstratesFailure }) => !manual && !onlyPrepares && !demonstratesFailure,
  );
  const onlyInSandbox = buttons.filter(({ sandboxOnly }) => sandboxOnly).map(({ label }) => label);
  if (onlyInSandbox.length === 0) return { kind: 'everywhere' };
  // If the first action works only in the sandbox, the ones that continue from it can't be reached elsewhere.
  if (buttons[0]?.sandboxOnly) return { kind: 'sandbox' };
  return { kind: 'partly', onlyInSandbox };
}
