import type { ScopeState } from '../../../lib/bench/report/scope.ts';

const keyFor = (guide: string) => `scope:${guide}`;

/** Reads what was stored; null if there is nothing or it can't be read. Clean it before use. */
export function readScope(guide: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(keyFor(guide)) ?? 'null');
  } catch {
    return null;
  }
}

export function writeScope(guide: string, scope: ScopeState): void {
  localStorage.setItem(keyFor(guide), JSON.stringify(scope));
}
