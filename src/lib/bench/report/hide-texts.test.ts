import { expect, test } from 'vitest';
import { createHider } from './hide-texts.ts';

const hide = (content: string, ...texts: string[]) => createHider(texts, '*')(content);

test.each([
  ['nothing here', 'nothing here'],
  ['before secret-1 after', 'before * after'],
  ['secret-1secret-1', '**'],
  ['x-secret-1 and secret-2!', 'x-* and *!'],
  // The longer text contains the shorter one.
  ['my-secret-1', '*'],
  ['secret-', 'secret-'],
])('every text is replaced: %s', (content, expected) => {
  expect(hide(content, 'secret-1', 'secret-2', 'my-secret-1')).toBe(expected);
});

test('texts that overlap leave no part of either', () => {
  expect(hide('<aaaabbbbcccc>', 'aaaabbbb', 'bbbbcccc')).toBe('<*>');
  expect(hide('<abcdefghijklmnop>', 'abcdefghij', 'defghijk', 'cdefghijklmnop')).toBe('<*>');
});

test('too many texts that end alike are refused rather than searched for slowly', () => {
  expect(() =>
    createHider(
      Array.from({ length: 60 }, (_, i) => `${i}-the-same-end`),
      '*',
    ),
  ).toThrow('Too many');
});
