import { afterEach, expect, test, vi } from 'vitest';
import { readDraft } from './draft.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['nothing', null],
  ['no JSON', '{"title":'],
  ['no object', '"text"'],
  ['something else than texts', '{"title":7,"words":["a"],"recommendation":null}'],
])('a draft that holds %s is empty', (_, stored) => {
  vi.stubGlobal('localStorage', { getItem: () => stored });
  expect(readDraft()).toEqual({ title: '', words: '', recommendation: '' });
});
