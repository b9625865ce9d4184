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
const passkeys = { id: 'passwordless', name: 'Passwordless.dev' };

test('a reader of one guide holds what is of that guide', () => {
  expect(heldOf('stytch-b2b', holdings).map(({ kind }) => kind)).toEqual(['session_token']);
  expect(heldOf('passwordless', holdings).map(({ kind }) => kind)).toEqual(['register_token', 'verify_token']);
});

test('what is held of another guide is named with it, and a guide that gave nothing is not', () => {
  expect(heldElsewhere([passkeys], holdings)).toEqual([{ ...passkeys, held: 'register token, verify token' }]);
  expect(heldElsewhere([passkeys], [hold('session_token')])).toEqual([]);
});

test.each(guides)('whatever a step of $id gives is held as of that guide', ({ id, steps }) => {
  const given = steps.flatMap(({ actions }) => actions.flatMap(({ gives }) => gives));
  const kinds = Object.values(credentials).filter(({ kind }) => (given as string[]).includes(kind));
  expect(kinds.length).toBeGreaterThan(1);
  expect(kinds.filter(({ guide }) => guide !== id)).toEqual([]);
});
