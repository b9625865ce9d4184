import type { ScopeState } from '../../../../lib/bench/report/scope.ts';
import { recall, remember } from '../../../chrome/storage.ts';

const keyFor = (guide: string) => `scope:${guide}`;

/** Reads what was stored; null if there is nothing or it can't be read. Clean it before use. */
export function readScope(guide: string): unknown {
  try {
    return JSON.parse(recall(keyFor(guide)) ?? 'null');
  } catch {
    return null;
  }
}

export function writeScope(guide: string, scope: ScopeState): void {
  remember(keyFor(guide), JSON.stringify(scope));
}
