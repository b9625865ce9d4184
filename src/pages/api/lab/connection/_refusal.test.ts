import { expect, test } from 'vitest';
import { refusal } from './_refusal.ts';

test('credentials that are refused are an answer, which says why and about which field', async () => {
  const answer = refusal({ refused: 'This access code is wrong.', field: 'code' }, ['a=1']);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ error: 'This access code is wrong.', field: 'code' });
  expect(answer.headers.get('set-cookie')).toBe('a=1');
});

test('a limit says by its status that it is one, and when to come back', () => {
  const answer = refusal({ refused: 'Too many attempts.', retryAfterS: 60 }, []);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
});
