import { afterEach, expect, test, vi } from 'vitest';
import { checkBrowser } from './browser-checks.ts';
import { sumUp } from './sum-up.ts';

afterEach(() => vi.unstubAllGlobals());

function openAt(hostname: string, authenticator?: boolean): void {
  const known = { isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.resolve(authenticator) };
  vi.stubGlobal('location', { hostname });
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('window', authenticator === undefined ? {} : { PublicKeyCredential: known });
  vi.stubGlobal('PublicKeyCredential', known);
}

test.each([true, false, undefined])(
  'a missing authenticator is no problem, because a simulated one replaces it (%s)',
  async (authenticator) => {
    openAt('localhost', authenticator);
    expect(sumUp(await checkBrowser())).toBe('Everything that could be checked is OK.');
  },
);

test('a device that makes passkeys, and one that makes none, are told apart', async () => {
  openAt('localhost', true);
  expect((await checkBrowser()).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok']);
  openAt('localhost', false);
  expect((await checkBrowser()).map(({ state }) => state)).toEqual(['ok', 'ok', 'absent']);
});

test('an address that can’t have passkeys counts as a problem', async () => {
  openAt('127.0.0.1', true);
  expect(sumUp(await checkBrowser())).toBe('One check failed.');
  expect(sumUp([...(await checkBrowser()), { state: 'wrong' }])).toBe('2 checks failed.');
});
