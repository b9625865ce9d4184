import { expect, test } from 'vitest';
import { badgeFor } from './badge.ts';

const stytch = (mode: 'sandbox' | 'host' | 'reader') => ({ guide: 'stytch-b2b', mode, forgotten: false });
const passkeys = (mode: 'sandbox' | 'host' | 'reader') => ({ guide: 'passwordless', mode, forgotten: false });

test('a guide’s page says what answers that guide, whatever answers the other', () => {
  expect(badgeFor('passwordless', [stytch('host'), passkeys('sandbox')]).mode).toBe('sandbox');
  expect(badgeFor('stytch-b2b', [stytch('host'), passkeys('sandbox')]).mode).toBe('host');
});

test('other pages say so as soon as anything is live', () => {
  expect(badgeFor(undefined, [stytch('sandbox'), passkeys('reader')])).toEqual({
    mode: 'reader',
    guide: 'passwordless',
  });
  expect(badgeFor(undefined, [stytch('sandbox'), passkeys('sandbox')]).mode).toBe('sandbox');
});
