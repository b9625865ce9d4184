import type { RunResult } from '../../../lib/bench/index.ts';

/** Highlights the lines of the listing whose calls the newest run made. */
export function markAnsweredCalls(result: RunResult | null): void {
  const operations = new Set(result?.exchanges.map(({ operation }) => operation));
  for (const line of document.querySelectorAll<HTMLElement>('[data-operation]')) {
    const lineCalls = line.dataset.operation?.split(' ') ?? [];
    line.classList.toggle(
      'answered',
      lineCalls.some((operation) => operations.has(operation)),
    );
  }
}
