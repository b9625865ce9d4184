import { expect, test } from 'vitest';
import { below, isInline, pickFields } from './pick-fields.ts';

const FOLDED = { expanded: false, isBody: false };
const organization = { a: 1, name: 'Acme', b: [], c: { d: 1 }, slug: 'acme' };

test('highlighted fields come first and in their order, the others are counted', () => {
  const { shown, folded } = pickFields(organization, [['slug'], ['name'], ['missing']], FOLDED);
  expect(shown).toEqual([
    ['slug', 'acme'],
    ['name', 'Acme'],
  ]);
  expect(folded).toBe(3);
});

test('a path into an object that isn’t there highlights nothing, but a field without a value is shown', () => {
  const login = { required: null, session: null, token: '' };
  const { shown, folded } = pickFields(login, [['required', 'methods'], ['session'], ['token']], FOLDED);
  expect(shown.map(([key]) => key)).toEqual(['session', 'token']);
  expect(folded).toBe(1);
});

test('an expanded object keeps its highlights first', () => {
  const { shown, folded } = pickFields(organization, [['slug']], { ...FOLDED, expanded: true });
  expect(shown.map(([key]) => key)).toEqual(['slug', 'a', 'name', 'b', 'c']);
  expect(folded).toBe(0);
});

test('a small object of plain values is shown whole', () => {
  expect(
    pickFields({ status_code: 200, request_id: 'r', more: [] }, [['status_code']], { ...FOLDED, isBody: true }).folded,
  ).toBe(0);
});

test('an object without highlights is shown whole', () => {
  expect(pickFields(organization, [], FOLDED).shown).toHaveLength(5);
});

test('paths lead into objects', () => {
  expect(below([['a', 'b'], ['a', 'c', 'd'], ['a'], ['e', 'f']], 'a')).toEqual([['b'], ['c', 'd']]);
});

test('few plain values fit one line', () => {
  expect(isInline([1, 'a', []])).toBe(true);
  expect(isInline([1, { a: 1 }])).toBe(false);
  expect(isInline([1, 2, 3, 4])).toBe(false);
});
