import { expect, test } from 'vitest';
import { reference } from './reference.ts';
import { errorBody, isErrorType, StytchError } from './stytch/errors.ts';

test('the page can list everything once, and point at each entry', () => {
  for (const ids of [
    reference.differences.map(({ id }) => id),
    reference.emulated.map(({ name }) => name),
    reference.errors.map(({ type }) => type),
  ]) {
    expect(new Set(ids).size).toBe(ids.length);
  }
  expect(reference.emulated.filter(({ name }) => reference.notEmulated.some((other) => other.name === name))).toEqual(
    [],
  );
});

test('an error says itself whether Stytch’s own may differ', () => {
  expect(new StytchError('invalid_email').confirmed).toBe(true);
  expect(new StytchError('pkce_mismatch').confirmed).toBe(false);
  expect(isErrorType('toString')).toBe(false);
});

test('an error’s page is the B2B one for what only B2B knows', () => {
  expect(errorBody(404, 'organization_not_found', '', '').error_url).toBe(
    'https://stytch.com/docs/b2b/api/errors/404#organization_not_found',
  );
  expect(errorBody(404, 'session_not_found', '', '').error_url).toBe(
    'https://stytch.com/docs/api/errors/404#session_not_found',
  );
});
