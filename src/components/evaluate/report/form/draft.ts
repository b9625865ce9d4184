import { recall, remember } from '../../../chrome/storage.ts';
import type { MemoInput } from './api.ts';

const KEY = 'memo-draft';
const EMPTY: MemoInput = { title: '', words: '', recommendation: '' };

/** Reads the memo the reader began in this browser; empty if there is none. */
export function readDraft(): MemoInput {
  try {
    return { ...EMPTY, ...(JSON.parse(recall(KEY) ?? '{}') as Partial<MemoInput>) };
  } catch {
    return EMPTY;
  }
}

export const keepDraft = (memo: MemoInput): void => remember(KEY, JSON.stringify(memo));
