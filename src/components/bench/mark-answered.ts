import type { RunResult } from '../../lib/bench/index.ts';

/** Lights the lines of the listing whose calls have just been answered. */
export function markAnswered(result: RunResult | null): void {
  const operations = new Set(result?.exchanges.map(({ operation }) => operation));
  for (const line of document.querySelectorAll<HTMLElement>('[data-operation]')) {
    const made = line.dataset.operation?.split(' ') ?? [];
    line.classList.toggle(
      'answered',
      made.some((operation) => operations.has(operation)),
    );
  }
}
