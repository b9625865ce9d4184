import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

const at = (location: number) => ({ location, weight: 1, balanced_score: 1 });
const shown = (text: string, ...locations: number[]) =>
  excerptOf(text, locations.map(at))
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join('');

test('an excerpt starts with the sentence of the match', () => {
  expect(shown('Open it. A link is single-use. Then it expires.', 3)).toBe('A [link] is single-use. Then it expires.');
});

test('neighboring matches are one mark', () => {
  expect(shown('A magic link, then another.', 1, 2)).toBe('A [magic link,] then another.');
});

test('a space that pagefind left before a comma is gone', () => {
  expect(shown('Use single sign-on , please.', 2)).toBe('Use single [sign-on], please.');
});

test('a name that starts with a dot keeps its space', () => {
  expect(shown('PHP, Rust and .NET have made calls.', 1)).toBe('PHP, [Rust] and .NET have made calls.');
});

test('a long text ends in an ellipsis', () => {
  expect(shown(`Start here. ${'word '.repeat(60)}`.trim(), 0)).toMatch(/^\[Start\] here\. .* word …$/);
});

test('a match in a long sentence starts near it, after an ellipsis', () => {
  expect(shown(`${'word '.repeat(40)}match ends.`, 40)).toBe('… word word word word [match] ends.');
});

test('a match in code shows the page’s first sentence', () => {
  const text = 'This is the app. const app = start();';
  const pieces = excerptOf(text, [{ location: 5, weight: 0.0833, balanced_score: 1 }]);
  expect(pieces[0]?.text).toMatch(/^This is the app\. /);
});

test('names of calls show up only if nothing else matches', () => {
  const text = 'Log in with SSO. It works. Keywords: sso.authenticate, POST /sso';
  expect(shown(text, 3, 7)).toBe('Log in with [SSO.] It works.');
  expect(shown(text, 7)).toBe('Keywords: [sso.authenticate,] POST /sso');
});
