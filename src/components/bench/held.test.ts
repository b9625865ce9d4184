import { expect, test } from 'vitest';
import type { Holding } from '../../lib/bench/index.ts';
import { credentials } from '../../lib/guides/credentials.ts';
import { guides } from '../../lib/guides/index.ts';
import { heldElsewhere, heldOf } from './held.ts';

const hold = (kind: Holding['kind']): Holding => ({
  kind,
  value: kind,
  run_id: null,
  received_at: 1,
  expires_at: null,
});
const holdings = [hold('register_token'), hold('session_token'), hold('verify_token')];
const passkeys = { id: 'passwordless', provider: 'passwordless', name: 'Passwordless.dev' };

test('a reader of one guide holds what is of that guide', () => {
  expect(heldOf('stytch', holdings).map(({ kind }) => kind)).toEqual(['session_token']);
  expect(heldOf('passwordless', holdings).map(({ kind }) => kind)).toEqual(['register_token', 'verify_token']);
});

test('what is held of another guide is named with it, and a guide that gave nothing is not', () => {
  expect(heldElsewhere([passkeys], holdings)).toEqual([{ ...passkeys, held: 'register token, verify token' }]);
  expect(heldElsewhere([passkeys], [hold('session_token')])).toEqual([]);
});

test.each(guides)('a token that a step of $id gives belongs to its provider', ({ provider, steps }) => {
  const given = steps.flatMap(({ actions }) => actions.flatMap(({ gives }) => gives));
  const kinds = Object.entries(credentials).filter(([kind]) => given.includes(kind));
  expect(kinds.length).toBeGreaterThan(1);
  expect(kinds.filter(([, credential]) => credential.provider !== provider)).toEqual([]);
});
