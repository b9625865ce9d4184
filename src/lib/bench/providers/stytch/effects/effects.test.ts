import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../types.ts';
import { readEffects } from './effects.ts';

const exchangeOf = (operation: string, asked: object, status: number, answer: object) => ({
  id: 'x',
  operation,
  method: 'POST',
  path: '/v1/b2b/sessions/authenticate',
  request: { headers: [], body: JSON.stringify(asked) },
  response: { status, headers: [], body: JSON.stringify(answer) },
  problem: null,
  started_at: 0,
  duration_ms: 1,
});

test.each(['constructor', '__proto__', 'toString', 'no_such_error'])(
  'an error of type %s changes nothing',
  (error_type) => {
    const exchange = exchangeOf('sessions.authenticate', {}, 400, { error_type });
    expect(readEffects(exchange, {})).toMatchObject({ drop: [], hold: [], forget: [] });
  },
);

test.each([
  ['acme', []],
  ['second', ['invitation_domain']],
])('after a login to %s, the limit of invitations in acme is known or forgotten', (organization_id, forgotten) => {
  const answer = {
    session_token: 'x',
    organization: { organization_id },
    member: { email_address: 'ada@example.com' },
  };
  const facts = { invitation_domain: { domain: 'example.com', organization_id: 'acme' } };
  const { forget } = readEffects(exchangeOf('sessions.exchange', {}, 200, answer), facts);
  expect(forget.filter((name) => name === 'invitation_domain')).toEqual(forgotten);
});

describe('the organization to switch to', () => {
  const ADA = 'ada@example.com';
  const choices: Facts['choices'] = [
    { organization_id: 'acme', name: 'Acme', membership: 'active_member' },
    { organization_id: 'beta', name: 'Beta', membership: 'active_member' },
    { organization_id: 'open', name: 'Open', membership: 'eligible_to_join_by_email_domain' },
  ];
  const acme = { organization_id: 'acme', organization: 'Acme' };
  const beta = { organization_id: 'beta', organization: 'Beta' };
  const byDiscovery = ['discovery.intermediate_sessions.exchange', { intermediate_session_token: 'x' }] as const;

  /** The other organization after a login to this one. */
  function afterLogin(
    facts: Partial<Facts>,
    id: string,
    email = ADA,
    [operation, asked]: readonly [string, object] = byDiscovery,
  ): Facts['other_organization'] | undefined {
    const organization = { organization_id: id, organization_name: id };
    const answer = { session_token: 'x', organization, member: { email_address: email } };
    const effects = readEffects(exchangeOf(operation, asked, 200, answer), facts);
    if (effects.forget.includes('other_organization')) return undefined;
    return { ...facts, ...effects.facts }.other_organization;
  }

  test('is the first other one that the user is a member of', () => {
    expect(afterLogin({ choices }, 'acme')).toEqual(beta);
    expect(afterLogin({ choices: choices.slice(1) }, 'beta')).toBeUndefined();
  });

  test('stays until the user logs in to it, and then is the one they come from', () => {
    const login = { email: ADA, ...acme };
    const second = { organization_id: 'second', organization: 'Second' };
    expect(afterLogin({ choices, login, other_organization: second }, 'acme')).toEqual(second);
    expect(afterLogin({ choices, login, other_organization: beta }, 'beta')).toEqual(acme);
    expect(afterLogin({ login: { email: ADA, ...beta }, other_organization: beta }, 'beta')).toBeUndefined();
  });

  test('is never one of another user’s', () => {
    const facts = { choices, login: { email: ADA, ...acme }, other_organization: beta };
    const byInvitation = ['magic_links.authenticate', { magic_links_token: 'x' }] as const;
    expect(afterLogin(facts, 'acme', 'bob@example.com', byInvitation)).toBeUndefined();
    expect(afterLogin({ choices }, 'acme', 'bob@example.com', byInvitation)).toBeUndefined();
  });
});
