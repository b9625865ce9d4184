import { expect, test } from 'vitest';
import { findAction } from './index.ts';
import { toPrepare } from './to-prepare.ts';

function labels(guide: string, step: string, has: string[] = []): string[] {
  const place = findAction(guide, step);
  if (!place) throw new Error(`There is no step ${guide}/${step}.`);
  return toPrepare(place, (requirement) => has.includes(requirement));
}

test('a new reader learns every action that a press runs first, each once', () => {
  expect(labels('stytch-b2b', 'choose')).toEqual([
    'Create organization and member',
    'Send magic link',
    'Open the link',
    'Exchange token',
  ]);
  expect(labels('everyday-login', 'invite-a-colleague')).toEqual(['Log in', 'Become an admin']);
});

test('Prepare skips what the reader already has', () => {
  expect(labels('stytch-b2b', 'discover', ['organization', 'mail'])).toEqual(['Open the link']);
  expect(labels('stytch-b2b', 'discover', ['magic_link_token'])).toEqual([]);
});
