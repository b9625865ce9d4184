import { expect, test } from 'vitest';
import { makeClock, makeSandbox, type Json } from '../../testing/sandbox.ts';

/** A project with three organizations, created in order, and functions to search them. */
async function findable() {
  const clock = makeClock();
  const { project } = await makeSandbox({ now: clock.now });
  const made = await project();
  const create = async (name: string, more: object = {}): Promise<Json> => {
    clock.pass(1000);
    return (await made.post('organizations', { organization_name: name, ...more })).body.organization ?? {};
  };
  const acme = await create('Acme', {
    organization_slug: 'ACME-corp',
    organization_external_id: 'ext|acme',
    email_allowed_domains: ['acme.org', 'mail.acme.org'],
    email_jit_provisioning: 'RESTRICTED',
  });
  await create('ÖRLIKON 100%', {
    organization_slug: 'oerlikon',
    email_allowed_domains: ['oerlikon.ch'],
  });
  await create('Claimer', { organization_slug: 'claimer', claimed_email_domains: ['claimed.org'] });
  const add = async (organization: string, email_address: string, more: object = {}): Promise<Json> => {
    clock.pass(1000);
    return (await made.post(`organizations/${organization}/members`, { email_address, ...more })).body.member ?? {};
  };
  const search = async (path: string, body: object): Promise<Json> =>
    (await made.post(`organizations/${path}search`, body)).body;
  const slugs = (answer: Json) => list(answer.organizations).map((each) => String(each.organization_slug));
  const emails = (answer: Json) => list(answer.members).map((each) => String(each.email_address));
  /** The results of one filter. */
  const organizations = async (filter_name: string, filter_value: unknown, operator = 'AND') =>
    slugs(await search('', { query: { operator, operands: [{ filter_name, filter_value }] } }));
  const members = async (filter_name: string, filter_value: unknown, organization_ids = ['ACME-corp', 'oerlikon']) =>
    emails(
      await search('members/', {
        organization_ids,
        query: { operator: 'AND', operands: [{ filter_name, filter_value }] },
      }),
    );
  return { ...made, create, acme, add, search, slugs, emails, organizations, members };
}

const list = (value: Json | undefined) => value as unknown as Json[];

test('a search without a query finds every organization, newest first', async () => {
  const { search, slugs } = await findable();
  const answer = await search('', {});
  expect(slugs(answer)).toEqual(['claimer', 'oerlikon', 'ACME-corp', 'globex']);
  expect(answer.results_metadata).toEqual({ total: 4, next_cursor: null });
  expect(slugs(await search('', { query: { operator: 'OR', operands: [] } }))).toHaveLength(4);
  expect(slugs(await search('', { query: { operator: 'AND' } }))).toHaveLength(4);
});

test('organizations are found by ids, slugs, names, domains and members', async () => {
  const { organizations, acme, add } = await findable();
  await add('ACME-corp', 'Ada@Example.com');
  expect(await organizations('organization_ids', [acme.organization_id, 'oerlikon', 'nothing'])).toEqual([
    'oerlikon',
    'ACME-corp',
  ]);
  expect(await organizations('organization_ids', ['ext|acme'])).toEqual(['ACME-corp']);
  expect(await organizations('organization_slugs', ['ACME-corp'])).toEqual(['ACME-corp']);
  expect(await organizations('organization_slugs', ['acme-corp'])).toEqual([]);
  expect(await organizations('organization_slug_fuzzy', 'me-CO')).toEqual(['ACME-corp']);
  expect(await organizations('organization_name_fuzzy', 'aim')).toEqual(['claimer']);
  expect(await organizations('organization_name_fuzzy', 'örlik')).toEqual(['oerlikon']);
  expect(await organizations('member_emails', ['ada@example.COM', 'nobody@example.com'])).toEqual(['ACME-corp']);
  expect(await organizations('member_email_fuzzy', 'ADA@')).toEqual(['ACME-corp']);
  expect(await organizations('allowed_domains', ['oerlikon.CH'])).toEqual(['oerlikon']);
  expect(await organizations('allowed_domain_fuzzy', 'acme.')).toEqual(['ACME-corp']);
  expect(await organizations('allowed_domains', ['claimed.org'])).toEqual([]);
  expect(await organizations('claimed_email_domains', ['claimed.org'])).toEqual(['claimer']);
  expect(await organizations('has_active_sso_connection', false)).toHaveLength(4);
  expect(await organizations('has_active_sso_connection', true)).toEqual([]);
  expect(await organizations('sso_connection_id', 'saml-connection-test-1')).toEqual([]);
});

test('the value of a fuzzy filter is text, not a pattern', async () => {
  const { organizations } = await findable();
  expect(await organizations('organization_name_fuzzy', '100%')).toEqual(['oerlikon']);
  for (const pattern of ['%%%', '___', 'A%e', '!!!', '\\\\\\', "'''", 'x'.repeat(60_000), 'a\u0000b'])
    expect(await organizations('organization_name_fuzzy', pattern), pattern.slice(0, 9)).toEqual([]);
});

test('AND matches every operand, OR at least one', async () => {
  const { search, slugs } = await findable();
  const operands = [
    { filter_name: 'organization_name_fuzzy', filter_value: 'acme' },
    { filter_name: 'organization_slugs', filter_value: ['ACME-corp', 'oerlikon'] },
  ];
  const slugsFor = async (operator: string) => slugs(await search('', { query: { operator, operands } }));
  expect(await slugsFor('AND')).toEqual(['ACME-corp']);
  expect(await slugsFor('OR')).toEqual(['oerlikon', 'ACME-corp']);
});

test('a renamed organization is found by its new name only', async () => {
  const { call, organizations } = await findable();
  await call('PUT', '/v1/b2b/organizations/claimer', { organization_name: 'Renamed', claimed_email_domains: [] });
  expect(await organizations('organization_name_fuzzy', 'claim')).toEqual([]);
  expect(await organizations('organization_name_fuzzy', 'RENA')).toEqual(['claimer']);
  expect(await organizations('claimed_email_domains', ['claimed.org'])).toEqual([]);
});

test('pages have no gaps or repetitions, even while rows are created and deleted', async () => {
  const { search, slugs, call, create } = await findable();
  const first = await search('', { limit: 2 });
  expect(slugs(first)).toEqual(['claimer', 'oerlikon']);
  expect(first.results_metadata).toEqual({ total: 4, next_cursor: expect.any(String) });
  await call('DELETE', '/v1/b2b/organizations/oerlikon', {});
  await create('Late', { organization_slug: 'late' });
  const cursor = first.results_metadata?.next_cursor;
  const second = await search('', { limit: 2, cursor });
  expect(slugs(second)).toEqual(['ACME-corp', 'globex']);
  expect(await search('', { limit: 2, cursor })).toMatchObject({ organizations: second.organizations });
  // What is new is on the first page.
  expect(second.results_metadata).toEqual({ total: 4, next_cursor: null });
  expect(slugs(await search('', { limit: 2 }))).toEqual(['late', 'claimer']);
});

test('rows created at the same moment are paged, too', async () => {
  const { project } = await makeSandbox({ now: () => 1_700_000_000_000 });
  const { post } = await project();
  for (let i = 0; i < 5; i++) await post('organizations/globex/members', { email_address: `p${i}@example.com` });
  const seen: unknown[] = [];
  let cursor: Json | undefined | null;
  do {
    const { body } = await post('organizations/members/search', { organization_ids: ['globex'], limit: 2, cursor });
    seen.push(...list(body.members).map((each) => each.email_address));
    cursor = body.results_metadata?.next_cursor;
  } while (cursor !== null);
  expect(seen).toHaveLength(6);
  expect(new Set(seen).size).toBe(6);
});

test('members are found in the given organizations, which are returned, too', async () => {
  const { add, search, emails, acme } = await findable();
  await add('ACME-corp', 'ada@acme.org');
  await add('oerlikon', 'bob@oerlikon.ch');
  await add('claimer', 'cy@claimed.org');
  const answer = await search('members/', { organization_ids: [acme.organization_id, 'oerlikon', 'claimer'] });
  expect(emails(answer)).toEqual(['cy@claimed.org', 'bob@oerlikon.ch', 'ada@acme.org']);
  expect(Object.values(answer.organizations ?? {}).map((one) => one.organization_slug)).toHaveLength(3);
  const one = await search('members/', { organization_ids: ['ext|acme'] });
  expect(emails(one)).toEqual(['ada@acme.org']);
  expect(Object.keys(one.organizations ?? {})).toEqual([acme.organization_id]);
  expect(await search('members/', { organization_ids: ['ACME-corp', 'nothing'] })).toMatchObject({
    error_type: 'organization_not_found',
  });
});

test('members are found by ids, addresses, phone numbers, statuses and as break-glass members', async () => {
  const { add, members, call } = await findable();
  const ada = await add('ACME-corp', 'Ada@acme.org', { external_id: 'a1', is_breakglass: true });
  await add('ACME-corp', 'bob@acme.org', { mfa_phone_number: '+15551234567', create_member_as_pending: true });
  expect(await members('member_ids', [ada.member_id])).toEqual(['Ada@acme.org']);
  expect(await members('member_ids', ['a1', 'b2'])).toEqual(['Ada@acme.org']);
  const elsewhere = `member-live-${crypto.randomUUID()}`;
  await add('claimer', 'eve@acme.org', { external_id: elsewhere });
  expect(await members('member_ids', [elsewhere], ['claimer'])).toEqual(['eve@acme.org']);
  expect(await members('member_emails', ['ada@ACME.org'])).toEqual(['Ada@acme.org']);
  expect(await members('member_email_fuzzy', 'OB@')).toEqual(['bob@acme.org']);
  expect(await members('member_is_breakglass', true)).toEqual(['Ada@acme.org']);
  expect(await members('member_is_breakglass', false)).toEqual(['bob@acme.org']);
  expect(await members('statuses', ['pending', 'invited'])).toEqual(['bob@acme.org']);
  for (const name of ['member_phone_numbers', 'member_mfa_phone_numbers'])
    expect(await members(name, ['+15551234567'])).toEqual(['bob@acme.org']);
  for (const name of ['member_phone_number_fuzzy', 'member_mfa_phone_number_fuzzy'])
    expect(await members(name, '555123')).toEqual(['bob@acme.org']);
  await call('PUT', `/v1/b2b/organizations/ACME-corp/members/a1`, { is_breakglass: false });
  expect(await members('member_is_breakglass', true)).toEqual([]);
});

test('members are found by assigned roles and by roles of their domain', async () => {
  const { add, members, session, call } = await findable();
  await call('PUT', '/v1/b2b/organizations/ACME-corp', {
    rbac_email_implicit_role_assignments: [
      { domain: 'Acme.org', role_id: 'reader' },
      { domain: 'acme.org', role_id: 'reader' },
    ],
  });
  await add('ACME-corp', 'ada@acme.org', { roles: ['editor', '50%'] });
  await add('ACME-corp', 'bob@acme.org');
  await add('oerlikon', 'cy@acme.org', { roles: ['Editor'] });
  expect(await members('member_roles', ['editor'])).toEqual(['ada@acme.org']);
  expect(await members('member_roles', ['Editor', '50%'])).toEqual(['cy@acme.org', 'ada@acme.org']);
  for (const part of ['edit', '%', '50']) expect(await members('member_roles', [part]), part).toEqual([]);
  expect(await members('member_roles', ['stytch_member'])).toHaveLength(3);
  // A role by domain requires a verified address.
  expect(await members('member_roles', ['reader'])).toEqual([]);
  await session('bob@acme.org', 'ACME-corp');
  expect(await members('member_roles', ['reader', 'stytch_admin'])).toEqual(['bob@acme.org']);
  await call('PUT', '/v1/b2b/organizations/ACME-corp', { rbac_email_implicit_role_assignments: [] });
  expect(await members('member_roles', ['reader'])).toEqual([]);
  expect(await members('member_password_exists', true)).toEqual([]);
  expect(await members('member_password_exists', false)).toHaveLength(3);
});

test('deleted members are only found if a filter names their status', async () => {
  const { add, members, search, emails, call } = await findable();
  await add('ACME-corp', 'ada@acme.org', { external_id: 'a1' });
  await add('ACME-corp', 'bob@acme.org');
  await call('DELETE', '/v1/b2b/organizations/ACME-corp/members/a1', {});
  expect(emails(await search('members/', { organization_ids: ['ACME-corp'] }))).toEqual(['bob@acme.org']);
  expect(await members('member_emails', ['ada@acme.org'])).toEqual([]);
  expect(await members('statuses', ['deleted'])).toEqual(['ada@acme.org']);
  expect(await members('statuses', ['active', 'deleted'])).toEqual(['bob@acme.org', 'ada@acme.org']);
});

test.each([
  ['an unknown name', { filter_name: 'constructor', filter_value: ['x'] }, 'filter_name_not_recognized'],
  ['no name', { filter_value: ['x'] }, 'missing_filter_name'],
  ['a name that is no text', { filter_name: 5, filter_value: ['x'] }, 'filter_name_must_be_string'],
  ['no value', { filter_name: 'member_emails' }, 'missing_filter_value'],
  ['null for a value', { filter_name: 'member_emails', filter_value: null }, 'missing_filter_value'],
  ['a text for a list', { filter_name: 'member_emails', filter_value: 'ada@acme.org' }, 'expected_array_of_strings'],
  ['a list of numbers', { filter_name: 'member_emails', filter_value: [5] }, 'expected_array_of_strings'],
  ['a list for a text', { filter_name: 'member_email_fuzzy', filter_value: ['ada'] }, 'expected_string'],
  ['two characters', { filter_name: 'member_email_fuzzy', filter_value: '𝒜𝒷' }, 'member_email_fuzzy_too_short'],
  ['an empty list', { filter_name: 'member_emails', filter_value: [] }, 'missing_member_emails'],
])('both searches refuse an operand with %s', async (_, operand, error) => {
  const { search } = await findable();
  const query = { operator: 'AND', operands: [operand] };
  expect(await search('', { query })).toMatchObject({ status_code: 400, error_type: `organization_search_${error}` });
  expect(await search('members/', { organization_ids: ['globex'], query })).toMatchObject({
    status_code: 400,
    error_type: `member_search_${error}`,
  });
});

test('an empty query finds all members except deleted ones', async () => {
  const { search } = await findable();
  const all = await search('members/', { organization_ids: ['globex'] });
  const unfiltered = await search('members/', { organization_ids: ['globex'], query: {} });
  expect(unfiltered.members).toEqual(all.members);
  expect(unfiltered.results_metadata).toEqual(all.results_metadata);
});

test('a query is validated before anything is looked up', async () => {
  const { search } = await findable();
  const query = { operator: 'XOR', operands: [] };
  expect(await search('members/', { organization_ids: ['nothing'], query })).toMatchObject({
    error_type: 'user_search_invalid_operator',
  });
  const operands = Array.from({ length: 101 }, () => ({
    filter_name: 'has_active_sso_connection',
    filter_value: true,
  }));
  expect(await search('', { query: { operator: 'OR', operands } })).toMatchObject({
    error_type: 'user_search_maximum_filter_value_count_exceeded',
  });
  expect(await search('', { query: { operator: 'OR', operands: operands.slice(1) } })).toMatchObject({
    results_metadata: { total: 0 },
  });
});

test('the largest allowed query works', async () => {
  const { search } = await findable();
  const roles = (count: number) => ({
    filter_name: 'member_roles',
    filter_value: Array.from({ length: count }, (_, i) => `r${i}`),
  });
  const find = async (operands: object[], operator: string) =>
    search('members/', { organization_ids: ['globex'], query: { operator, operands } });
  for (const operator of ['AND', 'OR'])
    expect(
      await find(
        Array.from({ length: 70 }, () => roles(100)),
        operator,
      ),
    ).toMatchObject({
      results_metadata: { total: 0 },
    });
  expect(await find([roles(101)], 'AND')).toMatchObject({
    error_type: 'user_search_maximum_filter_value_count_exceeded',
  });
});

test('a member can search their own organization, if they have the permission', async () => {
  const { add, session, callAs } = await findable();
  await add('ACME-corp', 'boss@acme.org', { roles: ['stytch_admin'] });
  await add('ACME-corp', 'ada@acme.org');
  const boss = (await session('boss@acme.org', 'ACME-corp')).session_token;
  const ada = (await session('ada@acme.org', 'ACME-corp')).session_token;
  const search = async (who: unknown, organization_ids: string[]) =>
    (await callAs(who, 'POST', '/v1/b2b/organizations/members/search', { organization_ids })).body;
  expect(await search(boss, ['ext|acme'])).toMatchObject({ results_metadata: { total: 2 } });
  expect(await search(boss, ['ACME-corp', 'globex'])).toMatchObject({
    status_code: 403,
    error_type: 'session_authorization_tenancy_error',
  });
  expect(await search(ada, ['ACME-corp'])).toMatchObject({
    status_code: 403,
    error_type: 'session_authorization_error',
  });
});
