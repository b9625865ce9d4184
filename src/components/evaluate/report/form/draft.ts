import { parseFields } from '../../../bench/wire/parse-fields.ts';
import { recall, remember } from '../../../chrome/storage.ts';
import type { MemoInput } from './api.ts';

const KEY = 'memo-draft';

/** Reads the memo the reader began in this browser; empty if there is none. */
export function readDraft(): MemoInput {
  const { title, words, recommendation } = parseFields(recall(KEY) ?? '');
  return { title: text(title), words: text(words), recommendation: text(recommendation) };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const keepDraft = (memo: MemoInput): void => remember(KEY, JSON.stringify(memo));
