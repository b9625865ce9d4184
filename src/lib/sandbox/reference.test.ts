import { expect, test } from 'vitest';
import { reference } from './reference.ts';
import { errorBody, ERRORS, isErrorType, StytchError } from './stytch/errors.ts';

test('every entry of the reference page is unique and has an anchor', () => {
  const anchors = reference.providers.flatMap(({ differences, errors }) => [
    ...differences.map(({ id }) => id),
    ...errors.map(({ anchor }) => anchor),
  ]);
  expect(new Set(anchors).size).toBe(anchors.length);
  const emulated = reference.providers.flatMap((provider) => provider.emulated.map(({ name }) => name));
  // Passwordless.dev lists credentials by GET and by POST: one operation with two routes.
  const routes = reference.providers.flatMap((provider) =>
    provider.emulated.map(({ method, path }) => `${method} ${path}`),
  );
  expect(new Set(routes).size).toBe(routes.length);
  const both = reference.providers.flatMap(({ notEmulated }) =>
    notEmulated.filter(({ name }) => emulated.includes(name)),
  );
  expect(both).toEqual([]);
});

test('an error knows whether Stytch’s own may differ', () => {
  expect(new StytchError('invalid_email').confirmed).toBe(true);
  expect(new StytchError('pkce_mismatch').confirmed).toBe(false);
  expect(isErrorType('toString')).toBe(false);
});

test('only errors that Stytch’s page of B2B 403 errors lists are 403', () => {
  const forbidden = Object.entries(ERRORS).filter(([, [status, origin]]) => status === 403 && origin !== 'emulator');
  // The page has two more: for plain HTTP, and for a suspended account.
  expect(forbidden.map(([type]) => type)).toEqual([
    'session_authorization_error',
    'session_authorization_tenancy_error',
  ]);
});

test('an error links to the B2B documentation if only B2B has it', () => {
  expect(errorBody(404, 'organization_not_found', '', '').error_url).toBe(
    'https://stytch.com/docs/b2b/api/errors/404#organization_not_found',
  );
  expect(errorBody(404, 'session_not_found', '', '').error_url).toBe(
    'https://stytch.com/docs/api/errors/404#session_not_found',
  );
});
