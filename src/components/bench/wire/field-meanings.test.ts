import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { $meanings, toggleMeanings } from './field-meanings.ts';

const answer = Promise.withResolvers<Response>();

beforeEach(() => {
  vi.stubGlobal('localStorage', { setItem: () => {}, getItem: () => null });
  vi.stubGlobal('fetch', () => answer.promise);
  $meanings.set(null);
});
afterEach(() => vi.unstubAllGlobals());

test('a press shows its effect before the explanations have loaded, and a second press undoes it', async () => {
  const asked = toggleMeanings();
  expect($meanings.get()).toEqual({});
  const takenBack = toggleMeanings();
  expect($meanings.get()).toBeNull();
  answer.resolve(Response.json({ status_code: 'The status.' }));
  await Promise.all([asked, takenBack]);
  expect($meanings.get()).toBeNull();
});

test('the meanings show once they are fetched', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ status_code: 'The status.' })));
  await toggleMeanings();
  expect($meanings.get()).toEqual({ status_code: 'The status.' });
});
