import { expect, test } from 'vitest';
import type { Holding } from '../../../lib/bench/index.ts';
import { credentials, isCredential } from '../../../lib/guides/credentials.ts';
import { guides } from '../../../lib/guides/index.ts';
import { tokensOfOthers, tokensOf } from './by-guide.ts';

const hold = (kind: Holding['kind']): Holding => ({
  kind,
  value: kind,
  run_id: null,
  received_at: 1,
  expires_at: null,
});
const holdings = [hold('register_token'), hold('session_token'), hold('verify_token')];
const passkeys = { id: 'passwordless', provider: 'passwordless', name: 'Passwordless.dev' };

test('tokens are listed with the product they belong to', () => {
  expect(tokensOf('stytch', holdings).map(({ kind }) => kind)).toEqual(['session_token']);
  expect(tokensOf('passwordless', holdings).map(({ kind }) => kind)).toEqual(['register_token', 'verify_token']);
});

test('tokens for another product are named with it, and a product without any is left out', () => {
  expect(tokensOfOthers([passkeys], holdings)).toEqual([{ ...passkeys, tokens: 'register token, verify token' }]);
  expect(tokensOfOthers([passkeys], [hold('session_token')])).toEqual([]);
});

test('a token that a step gives belongs to the provider of its guide', () => {
  const credentialsGiven = guides.flatMap(({ provider, steps }) =>
    steps
      .flatMap(({ actions }) => actions.flatMap(({ gives }) => gives.filter(isCredential)))
      .map((kind) => ({ provider, kind })),
  );
  expect(credentialsGiven.length).toBeGreaterThan(5);
  expect(credentialsGiven.filter(({ provider, kind }) => credentials[kind].provider !== provider)).toEqual([]);
});
