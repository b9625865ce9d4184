import { expect, test } from 'vitest';
import { splitTerms, type Term } from './terms.ts';

const terms: Term[] = ['session', 'session token', 'magic link', 'just-in-time provisioning', 'URL'].map((term) => ({
  id: term,
  term,
  meaning: '',
}));

const termsIn = (text: string, seen?: Set<string>) =>
  splitTerms(text, terms, seen).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.text]));

test('terms are found in singular, plural and any case, the longest first', () => {
  expect(termsIn('Magic links start a session; a session token stands for it.')).toEqual([
    'Magic links',
    'session',
    'session token',
  ]);
});

test('part of another word isn’t a term', () => {
  expect(termsIn('obsession, sessional, curls, session-like')).toEqual([]);
});

test('only the first use is taken out, and nothing of the text is lost', () => {
  const text = 'A session is a session.';
  const pieces = splitTerms(text, terms);
  expect(termsIn(text)).toEqual(['session']);
  expect(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')).toBe(text);
  expect(termsIn(text, new Set(['session']))).toEqual([]);
});
