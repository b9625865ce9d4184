import type { B2BClient } from 'stytch';
import type { ErrorType } from '../../../src/lib/sandbox/stytch/errors.ts';
import { federationBounds } from './federation-bounds.ts';
import { machineBounds } from './machine-bounds.ts';

type Body = Record<string, unknown>;

/** One field of one request: accepted values at its limits, and refused values beyond them. */
export interface Bound {
  /** The SDK's name for the call. */
  name: string;
  /** Calls through the SDK, which accepts any value. */
  call: (stytch: B2BClient, body: never) => Promise<unknown>;
  base: Body;
  field: string;
  takes: unknown[];
  refuses: unknown[];
  error: ErrorType;
}

const organization = {
  name: 'organizations.create',
  call: (stytch: B2BClient, body: never) => stytch.organizations.create(body),
  base: { organization_name: 'Acme' },
};
const member = {
  name: 'organizations.members.create',
  call: (stytch: B2BClient, body: never) => stytch.organizations.members.create(body),
  base: { organization_id: 'globex', email_address: 'new@acme.org' },
};
const change = {
  name: 'organizations.update',
  call: (stytch: B2BClient, body: never) => stytch.organizations.update(body),
  base: { organization_id: 'open' },
};
const changeMember = {
  name: 'organizations.members.update',
  call: (stytch: B2BClient, body: never) => stytch.organizations.members.update(body),
  base: { organization_id: 'open', member_id: 'ada' },
};
const send = {
  name: 'magicLinks.email.discovery.send',
  call: (stytch: B2BClient, body: never) => stytch.magicLinks.email.discovery.send(body),
  base: { email_address: 'ada@example.com' },
};
const invite = {
  name: 'magicLinks.email.invite',
  call: (stytch: B2BClient, body: never) => stytch.magicLinks.email.invite(body),
  base: { organization_id: 'open', email_address: 'new@acme.org' },
};
const signup = {
  name: 'magicLinks.email.loginOrSignup',
  call: (stytch: B2BClient, body: never) => stytch.magicLinks.email.loginOrSignup(body),
  base: { organization_id: 'globex', email_address: 'new@example.com' },
};
const otp = {
  name: 'otps.email.discovery.send',
  call: (stytch: B2BClient, body: never) => stytch.otps.email.discovery.send(body),
  base: { email_address: 'ada@example.com' },
};
const code = {
  name: 'otps.email.discovery.authenticate',
  call: (stytch: B2BClient, body: never) => stytch.otps.email.discovery.authenticate(body),
  base: { email_address: 'ada@example.com' },
};
const search = {
  name: 'organizations.search',
  call: (stytch: B2BClient, body: never) => stytch.organizations.search(body),
  base: {},
};
const members = {
  name: 'organizations.members.search',
  call: (stytch: B2BClient, body: never) => stytch.organizations.members.search(body),
  base: { organization_ids: ['globex'] },
};
const policy = {
  name: 'rbac.organizations.setOrgPolicy',
  call: (stytch: B2BClient, body: never) => stytch.rbac.organizations.setOrgPolicy(body),
  base: { organization_id: 'globex' },
};

const emailCode = {
  name: 'otps.email.loginOrSignup',
  call: (stytch: B2BClient, body: never) => stytch.otps.email.loginOrSignup(body),
  base: { organization_id: 'globex', email_address: 'grace@example.com' },
};
const sms = {
  name: 'otps.sms.send',
  call: (stytch: B2BClient, body: never) => stytch.otps.sms.send(body),
  base: { organization_id: 'open', member_id: 'ada' },
};
const totp = {
  name: 'totps.create',
  call: (stytch: B2BClient, body: never) => stytch.totps.create(body),
  base: { organization_id: 'open', member_id: 'ada' },
};
const migrateTotp = {
  name: 'totps.migrate',
  call: (stytch: B2BClient, body: never) => stytch.totps.migrate(body),
  base: { organization_id: 'open', member_id: 'ada', secret: 'GEZDGNBVGY3TQOJQ' },
};

const long = (length: number) => 'x'.repeat(length);
const challenge = long(43);
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, i]));
/** Metadata of this many bytes. */
const bytes = (count: number) => ({ a: long(count - '{"a":""}'.length) });
const many = (count: number, item: (i: number) => unknown) => Array.from({ length: count }, (_, i) => item(i));
/** A query with one operand. */
const filter = (filter_name: unknown, filter_value?: unknown) => ({
  operator: 'AND',
  operands: [{ filter_name, ...(filter_value !== undefined && { filter_value }) }],
});
const own = (role: object) => ({ roles: [{ role_id: 'editor', description: '', permissions: [], ...role }] });
const may = (permission: object) =>
  own({ permissions: [{ resource_id: 'documents', actions: ['read'], ...permission }] });

export const bounds: readonly Bound[] = [
  {
    ...send,
    field: 'email_address',
    takes: [`${long(64)}@example.com`, 'a+b@mail.example.co', "o'hara@example.com", 'zoë@example.com'],
    refuses: [
      '',
      'ada',
      'ada@',
      '@example.com',
      'ada@localhost',
      'a b@example.com',
      `${long(65)}@example.com`,
      'ada@example..com',
      'ada@-example.com',
      'ada@example.com\u0000',
      'ada\u200b@example.com',
      'a@b@example.com',
      5,
      {},
      [],
      true,
      undefined,
    ],
    error: 'invalid_email',
  },
  {
    ...send,
    field: 'discovery_expiration_minutes',
    takes: [5, 10_080, null, undefined],
    refuses: [4, 10_081, 0, -1, 5.5, '60'],
    error: 'invalid_expiration',
  },
  {
    ...send,
    field: 'locale',
    takes: ['en', 'es', 'pt-br', 'fr', null],
    refuses: ['de', 'EN', '', 1],
    error: 'invalid_locale',
  },
  {
    ...send,
    field: 'pkce_code_challenge',
    takes: [challenge, ''],
    refuses: [long(42), long(44), `${long(42)}=`, 1],
    error: 'invalid_pkce_code_challenge',
  },
  {
    ...otp,
    field: 'discovery_expiration_minutes',
    takes: [2, 15],
    refuses: [1, 16, 2.5],
    error: 'invalid_expiration_otp',
  },
  {
    ...invite,
    field: 'invite_expiration_minutes',
    takes: [5, 10_080],
    refuses: [4, 10_081],
    error: 'invalid_expiration',
  },
  {
    ...signup,
    field: 'login_expiration_minutes',
    takes: [5, 10_080],
    refuses: [4, 10_081],
    error: 'invalid_expiration',
  },
  {
    ...signup,
    field: 'signup_expiration_minutes',
    takes: [5, 10_080],
    refuses: [4, 10_081],
    error: 'invalid_expiration',
  },
  {
    ...signup,
    field: 'organization_id',
    takes: ['globex'],
    refuses: ['', 'a/b', 'ä', long(129), 1, undefined],
    error: 'invalid_organization_id',
  },
  {
    ...organization,
    field: 'organization_name',
    takes: ['A', long(128), '<img src=x onerror=alert(1)>', '  x  '],
    refuses: [long(129), '   ', 'a\u0000b'],
    error: 'invalid_organization_name',
  },
  {
    ...organization,
    field: 'organization_name',
    takes: ['A'],
    refuses: ['', undefined, null, 7],
    error: 'organization_name_missing',
  },
  {
    ...organization,
    field: 'organization_slug',
    takes: ['ab', long(128), 'A_b-c.d~e', '', undefined],
    refuses: ['a', long(129), 'a b', '--', 'ä1', 'a/b', 3],
    error: 'invalid_organization_slug',
  },
  {
    ...organization,
    field: 'organization_external_id',
    takes: ['a', 'a.b_c-d|e', long(128)],
    refuses: [long(129), 'a b', 'a~b', 4],
    error: 'invalid_organization_external_id',
  },
  {
    ...organization,
    field: 'organization_logo_url',
    takes: ['', 'https://example.com/logo.png'],
    refuses: ['logo.png', 'javascript:alert(1)', 'https://a b', 'https://a\u0000b', 5],
    error: 'invalid_url',
  },
  {
    ...organization,
    field: 'organization_logo_url',
    takes: [`https://x.org/${long(2034)}`],
    refuses: [`https://x.org/${long(2035)}`],
    error: 'organization_logo_url_too_long',
  },
  {
    ...organization,
    field: 'trusted_metadata',
    takes: [{}, { a: { b: [1] } }],
    refuses: [[], 'x', 3],
    error: 'metadata_invalid_format',
  },
  {
    ...organization,
    field: 'email_invites',
    takes: ['ALL_ALLOWED', 'NOT_ALLOWED'],
    refuses: ['all_allowed', '', 1],
    error: 'invalid_organization_auth_factor_setting',
  },
  {
    ...organization,
    field: 'email_invites',
    takes: [],
    refuses: ['RESTRICTED'],
    error: 'invalid_restricted_email_setting',
  },
  {
    ...organization,
    base: { ...organization.base, email_invites: 'ALL_ALLOWED' },
    field: 'sso_jit_provisioning',
    takes: ['ALL_ALLOWED', 'RESTRICTED', 'NOT_ALLOWED'],
    refuses: ['SOME'],
    error: 'invalid_organization_auth_factor_setting',
  },
  {
    ...organization,
    field: 'email_jit_provisioning',
    takes: ['NOT_ALLOWED'],
    refuses: ['ALL_ALLOWED'],
    error: 'invalid_organization_auth_factor_setting_for_email_jit_provisioning',
  },
  {
    ...organization,
    field: 'email_jit_provisioning',
    takes: [],
    refuses: ['RESTRICTED'],
    error: 'invalid_restricted_email_setting',
  },
  {
    ...organization,
    field: 'oauth_tenant_jit_provisioning',
    takes: ['RESTRICTED', 'NOT_ALLOWED'],
    refuses: ['ALL_ALLOWED'],
    error: 'invalid_organization_auth_factor_setting_for_oauth_tenant_jit_provisioning',
  },
  {
    ...organization,
    field: 'allowed_oauth_tenants',
    takes: [{}, { slack: ['T1'] }],
    refuses: [{ discord: [] }, { slack: 'T1' }, [], 'x'],
    error: 'invalid_oauth_allowed_tenants_format',
  },
  {
    ...organization,
    field: 'email_allowed_domains',
    takes: [[], ['acme.org', 'mail.acme.org']],
    refuses: [['acme'], ['a b.org'], 'acme.org', [1]],
    error: 'organization_settings_invalid_domain',
  },
  {
    ...organization,
    field: 'email_allowed_domains',
    takes: [],
    refuses: [['gmail.com'], ['acme.org', 'GMAIL.com']],
    error: 'organization_settings_domain_too_common',
  },
  {
    ...organization,
    field: 'email_allowed_domains',
    takes: [],
    refuses: [['acme.org', 'ACME.org']],
    error: 'organization_settings_duplicate_domain',
  },
  {
    ...organization,
    field: 'claimed_email_domains',
    takes: [['claimed.org']],
    refuses: [['acme']],
    error: 'organization_settings_invalid_claimed_domain',
  },
  {
    ...organization,
    field: 'auth_methods',
    takes: ['ALL_ALLOWED'],
    refuses: ['NOT_ALLOWED'],
    error: 'invalid_organization_auth_method_settings',
  },
  {
    ...organization,
    field: 'auth_methods',
    takes: [],
    refuses: ['RESTRICTED'],
    error: 'allowed_auth_methods_required_for_restricted',
  },
  {
    ...organization,
    field: 'allowed_auth_methods',
    takes: [['sso', 'magic_link', 'hubspot_oauth'], []],
    refuses: [['sms'], 'sso'],
    error: 'invalid_organization_allowed_auth_methods',
  },
  {
    ...organization,
    field: 'mfa_policy',
    takes: ['OPTIONAL', 'REQUIRED_FOR_ALL'],
    refuses: ['REQUIRED'],
    error: 'invalid_organization_mfa_policy',
  },
  {
    ...organization,
    field: 'mfa_methods',
    takes: ['ALL_ALLOWED'],
    refuses: ['NONE'],
    error: 'invalid_organization_mfa_factor_setting',
  },
  {
    ...organization,
    field: 'mfa_methods',
    takes: [],
    refuses: ['RESTRICTED'],
    error: 'allowed_mfa_methods_required_for_restricted',
  },
  {
    ...organization,
    field: 'allowed_mfa_methods',
    takes: [['sms_otp', 'totp']],
    refuses: [['email']],
    error: 'invalid_organization_allowed_mfa_methods',
  },
  {
    ...organization,
    field: 'rbac_email_implicit_role_assignments',
    takes: [[{ domain: 'acme.org', role_id: 'stytch_admin' }]],
    refuses: [[{ domain: 'acme.org' }], [{}], {}],
    error: 'invalid_rbac_role_assignment',
  },
  {
    ...organization,
    field: 'rbac_email_implicit_role_assignments',
    takes: [],
    refuses: [[{ domain: 'acme', role_id: 'stytch_admin' }]],
    error: 'rbac_invalid_domain',
  },
  {
    ...organization,
    field: 'rbac_email_implicit_role_assignments',
    takes: [],
    refuses: [[{ domain: 'GMail.com', role_id: 'stytch_admin' }]],
    error: 'rbac_domain_too_common',
  },
  { ...member, field: 'name', takes: ['', long(256)], refuses: [long(257), 3], error: 'invalid_request_value' },
  {
    ...member,
    field: 'mfa_phone_number',
    takes: ['+15551234567', ''],
    refuses: ['5551234567', '+0123456', '+1', 'x', 5],
    error: 'invalid_phone_number',
  },
  { ...member, field: 'external_id', takes: ['a', long(128)], refuses: [long(129), 'a b'], error: 'invalid_id' },
  {
    ...member,
    field: 'roles',
    takes: [[], ['stytch_admin', 'editor']],
    refuses: [[''], 'editor', [1]],
    error: 'invalid_rbac_role_id',
  },
  { ...member, field: 'is_breakglass', takes: [true, false], refuses: ['true', 1], error: 'invalid_request_value' },
  { ...member, field: 'create_member_as_pending', takes: [true], refuses: ['yes'], error: 'invalid_request_value' },
  { ...member, field: 'untrusted_metadata', takes: [{ a: 1 }], refuses: [[1]], error: 'metadata_invalid_format' },

  {
    ...organization,
    field: 'trusted_metadata',
    takes: [keys(20), { ...keys(20), gone: null }],
    refuses: [keys(21)],
    error: 'metadata_too_many_keys',
  },
  { ...member, field: 'trusted_metadata', takes: [bytes(4096)], refuses: [bytes(4097)], error: 'metadata_too_large' },
  {
    ...organization,
    field: 'claimed_email_domains',
    takes: [],
    refuses: [['claimed.org', 'CLAIMED.org']],
    error: 'organization_settings_duplicate_claimed_domain',
  },
  {
    ...organization,
    field: 'claimed_email_domains',
    takes: [],
    refuses: [['gmail.com']],
    error: 'organization_settings_claimed_domain_too_common',
  },
  {
    ...send,
    field: 'login_template_id',
    takes: ['', long(128)],
    refuses: [long(129), 5],
    error: 'invalid_template_id',
  },
  {
    ...send,
    field: 'discovery_redirect_url',
    takes: [''],
    refuses: [long(2049), 'authenticate', 'ftp://localhost/', 5],
    error: 'invalid_discovery_redirect_url',
  },
  {
    ...signup,
    field: 'signup_redirect_url',
    takes: [''],
    refuses: ['authenticate', 5],
    error: 'invalid_signup_redirect_url',
  },
  {
    ...signup,
    base: { organization_id: 'globex', email_address: 'grace@example.com' },
    field: 'login_redirect_url',
    takes: [''],
    refuses: ['authenticate', 5],
    error: 'invalid_login_redirect_url',
  },
  {
    ...invite,
    field: 'invite_redirect_url',
    takes: [''],
    refuses: ['authenticate', 5],
    error: 'invalid_invite_redirect_url',
  },
  { ...code, field: 'code', takes: [], refuses: ['12345', '1234567', '12345a', 123_456, ''], error: 'invalid_code' },

  {
    ...search,
    field: 'limit',
    takes: [0, 1, 1000, undefined],
    refuses: [-1, 1001, 1.5, '10'],
    error: 'user_search_invalid_limit',
  },
  { ...members, field: 'limit', takes: [0, 1, 1000], refuses: [-1, 1001], error: 'user_search_invalid_limit' },
  {
    ...search,
    field: 'cursor',
    takes: ['', undefined],
    refuses: ['abc', 5, Buffer.from('5 organization-test-x').toString('base64url')],
    error: 'user_search_invalid_cursor',
  },
  {
    ...members,
    field: 'organization_ids',
    takes: [['globex'], many(1000, () => 'globex')],
    refuses: ['globex', undefined, null],
    error: 'member_search_missing_organization_id',
  },
  { ...members, field: 'organization_ids', takes: [], refuses: [[]], error: 'member_search_organization_ids_empty' },
  {
    ...members,
    field: 'organization_ids',
    takes: [],
    refuses: [['a b'], ['globex', 5]],
    error: 'invalid_organization_id',
  },
  {
    ...members,
    field: 'organization_ids',
    takes: [],
    refuses: [many(1001, () => 'globex')],
    error: 'user_search_maximum_filter_value_count_exceeded',
  },
  {
    ...search,
    field: 'query',
    takes: [{ operator: 'AND', operands: [] }, { operator: 'OR' }, undefined],
    refuses: [{}, { operator: 'and', operands: [] }, { operator: 'NOT', operands: [] }, { operands: [] }],
    error: 'user_search_invalid_operator',
  },
  {
    ...search,
    field: 'query',
    takes: [
      { operator: 'AND', operands: many(100, () => ({ filter_name: 'organization_slugs', filter_value: ['ab'] })) },
    ],
    refuses: [
      { operator: 'AND', operands: many(101, () => ({ filter_name: 'organization_slugs', filter_value: ['ab'] })) },
      filter(
        'organization_slugs',
        many(1001, (i) => `s${i}`),
      ),
    ],
    error: 'user_search_maximum_filter_value_count_exceeded',
  },
  {
    ...search,
    field: 'query',
    takes: [],
    refuses: ['AND', [], { operator: 'AND', operands: {} }, { operator: 'AND', operands: ['x'] }],
    error: 'invalid_request_value',
  },
  {
    ...search,
    field: 'query',
    takes: [],
    refuses: [filter('member_ids', ['x']), filter('Organization_ids', ['x'])],
    error: 'organization_search_filter_name_not_recognized',
  },
  {
    ...search,
    field: 'query',
    takes: [],
    refuses: [filter(undefined, [])],
    error: 'organization_search_missing_filter_name',
  },
  {
    ...search,
    field: 'query',
    takes: [],
    refuses: [filter(5)],
    error: 'organization_search_filter_name_must_be_string',
  },
  {
    ...search,
    field: 'query',
    takes: [],
    refuses: [filter('member_emails')],
    error: 'organization_search_missing_filter_value',
  },
  {
    ...search,
    field: 'query',
    takes: [
      filter('organization_ids', ['globex']),
      filter(
        'organization_ids',
        many(1000, () => 'globex'),
      ),
    ],
    refuses: [filter('organization_ids', 'globex'), filter('organization_ids', [1]), filter('allowed_domains', {})],
    error: 'organization_search_expected_array_of_strings',
  },
  {
    ...search,
    field: 'query',
    takes: [filter('sso_connection_id', 'saml-connection-test-1')],
    refuses: [filter('sso_connection_id', ['x']), filter('organization_name_fuzzy', 123)],
    error: 'organization_search_expected_string',
  },
  {
    ...search,
    field: 'query',
    takes: [filter('has_active_sso_connection', true), filter('has_active_sso_connection', false)],
    refuses: [filter('has_active_sso_connection', 'true')],
    error: 'organization_search_expected_boolean',
  },
  ...(['organization_name', 'organization_slug', 'member_email', 'allowed_domain'] as const).map((name): Bound => ({
    ...search,
    field: 'query',
    takes: [filter(`${name}_fuzzy`, 'abc'), filter(`${name}_fuzzy`, '%_!')],
    refuses: [filter(`${name}_fuzzy`, 'ab'), filter(`${name}_fuzzy`, '')],
    error: `organization_search_${name}_fuzzy_too_short`,
  })),
  ...(
    ['organization_ids', 'organization_slugs', 'member_emails', 'allowed_domains', 'claimed_email_domains'] as const
  ).map((name): Bound => ({
    ...search,
    field: 'query',
    takes: [],
    refuses: [filter(name, [])],
    error: `organization_search_missing_${name}`,
  })),
  {
    ...members,
    field: 'query',
    takes: [],
    refuses: [filter('organization_ids', ['x']), filter('roles', ['x'])],
    error: 'member_search_filter_name_not_recognized',
  },
  {
    ...members,
    field: 'query',
    takes: [],
    refuses: [filter(undefined, [])],
    error: 'member_search_missing_filter_name',
  },
  { ...members, field: 'query', takes: [], refuses: [filter(5)], error: 'member_search_filter_name_must_be_string' },
  {
    ...members,
    field: 'query',
    takes: [],
    refuses: [filter('member_ids')],
    error: 'member_search_missing_filter_value',
  },
  {
    ...members,
    field: 'query',
    takes: [filter('member_ids', ['a1', 'b2'])],
    refuses: [filter('member_ids', 'a1')],
    error: 'member_search_expected_array_of_strings',
  },
  {
    ...members,
    field: 'query',
    takes: [filter('member_email_fuzzy', 'ada')],
    refuses: [filter('member_email_fuzzy', true)],
    error: 'member_search_expected_string',
  },
  {
    ...members,
    field: 'query',
    takes: [filter('member_is_breakglass', true), filter('member_password_exists', false)],
    refuses: [filter('member_is_breakglass', 1), filter('member_password_exists', 'no')],
    error: 'member_search_expected_boolean',
  },
  {
    ...members,
    field: 'query',
    takes: [filter('statuses', ['pending', 'invited', 'active', 'deleted'])],
    refuses: [filter('statuses', ['Active']), filter('statuses', ['active', 'gone'])],
    error: 'search_invalid_status_filter',
  },
  {
    ...members,
    field: 'query',
    takes: [filter('member_phone_numbers', ['+15551234567'])],
    refuses: [filter('member_phone_numbers', ['5551234567'])],
    error: 'invalid_phone_number',
  },
  {
    ...members,
    field: 'query',
    takes: [],
    refuses: [filter('member_ids', ['a1', 'member-test-32fc5024-9c09-4da3-bd2e-c9ce4da9375f'])],
    error: 'member_search_cannot_mix_internal_and_external_member_ids',
  },
  {
    ...members,
    field: 'query',
    takes: [],
    refuses: [filter('member_email_fuzzy', 'ab')],
    error: 'member_search_member_email_fuzzy_too_short',
  },
  {
    ...members,
    field: 'query',
    takes: [filter('member_phone_number_fuzzy', '555')],
    refuses: [filter('member_phone_number_fuzzy', '55')],
    error: 'member_search_member_mfa_phone_number_fuzzy_too_short',
  },
  ...(['member_ids', 'member_emails', 'member_roles', 'statuses'] as const).map((name): Bound => ({
    ...members,
    field: 'query',
    takes: [],
    refuses: [filter(name, [])],
    error: `member_search_missing_${name}`,
  })),
  {
    ...members,
    field: 'query',
    takes: [],
    refuses: [filter('member_phone_numbers', [])],
    error: 'member_search_missing_mfa_member_phone_numbers',
  },

  {
    ...policy,
    field: 'org_policy',
    takes: [{ roles: [] }, own({}), may({ actions: ['*'] })],
    refuses: [
      'x',
      {},
      { roles: ['editor'] },
      own({ permissions: {} }),
      own({ role_id: 5 }),
      own({ role_id: 'a\nb' }),
      may({ actions: 'read' }),
      may({ actions: [''] }),
    ],
    error: 'invalid_rbac_custom_role',
  },
  { ...policy, field: 'org_policy', takes: [], refuses: [own({ role_id: '' })], error: 'empty_rbac_role_id' },
  {
    ...policy,
    field: 'org_policy',
    takes: [own({ role_id: long(128) })],
    refuses: [own({ role_id: long(129) })],
    error: 'rbac_role_id_too_long',
  },
  {
    ...policy,
    field: 'org_policy',
    takes: [],
    refuses: [{ roles: [...own({}).roles, ...own({}).roles] }],
    error: 'rbac_role_duplicate',
  },
  {
    ...policy,
    field: 'org_policy',
    takes: [],
    refuses: [own({ role_id: 'stytch_member' })],
    error: 'invalid_rbac_stytch_role_edit',
  },
  { ...policy, field: 'org_policy', takes: [], refuses: [may({ resource_id: '' })], error: 'empty_rbac_resource_id' },
  {
    ...policy,
    field: 'org_policy',
    takes: [own({ description: long(1000) })],
    refuses: [own({ description: long(1001) })],
    error: 'rbac_description_too_long',
  },
  {
    ...policy,
    field: 'org_policy',
    takes: [may({ resource_id: long(128) })],
    refuses: [may({ resource_id: long(129) })],
    error: 'rbac_resource_id_too_long',
  },
  {
    ...policy,
    field: 'org_policy',
    takes: [may({ actions: [long(128)] })],
    refuses: [may({ actions: [long(129)] })],
    error: 'rbac_action_too_long',
  },
  {
    ...policy,
    field: 'org_policy',
    takes: [],
    refuses: [may({ actions: [] })],
    error: 'rbac_permission_missing_actions',
  },
  {
    ...policy,
    field: 'org_policy',
    takes: [],
    refuses: [may({ actions: ['*', 'read'] })],
    error: 'cannot_specify_wildcard_with_other_actions',
  },

  {
    ...change,
    field: 'organization_name',
    takes: ['A', long(128), undefined],
    refuses: ['', '   ', long(129), 7],
    error: 'invalid_organization_name',
  },
  {
    ...change,
    field: 'organization_slug',
    takes: ['ab', long(128), ''],
    refuses: ['a', long(129), '..', 'a b'],
    error: 'invalid_organization_slug',
  },
  {
    ...change,
    field: 'organization_external_id',
    takes: ['a', long(128)],
    refuses: [long(129), 'a~b'],
    error: 'invalid_organization_external_id',
  },
  { ...change, field: 'trusted_metadata', takes: [keys(20)], refuses: [keys(21)], error: 'metadata_too_many_keys' },
  { ...change, field: 'trusted_metadata', takes: [bytes(4096)], refuses: [bytes(4097)], error: 'metadata_too_large' },
  {
    ...change,
    field: 'mfa_methods',
    takes: ['ALL_ALLOWED'],
    refuses: ['RESTRICTED'],
    error: 'allowed_mfa_methods_required_for_restricted',
  },
  { ...changeMember, field: 'external_id', takes: ['a', long(128)], refuses: [long(129), 'a b'], error: 'invalid_id' },
  { ...changeMember, field: 'name', takes: ['', long(256)], refuses: [long(257)], error: 'invalid_request_value' },
  {
    ...changeMember,
    field: 'untrusted_metadata',
    takes: [bytes(4096), { a: null }],
    refuses: [bytes(4097)],
    error: 'metadata_too_large',
  },
  {
    ...changeMember,
    field: 'email_address',
    takes: [`${long(64)}@example.com`],
    refuses: [`${long(65)}@example.com`, 'ada'],
    error: 'invalid_email',
  },
  {
    ...changeMember,
    field: 'member_id',
    takes: ['ada'],
    refuses: ['a b', long(129)],
    error: 'invalid_id',
  },
  {
    ...emailCode,
    field: 'login_expiration_minutes',
    takes: [2, 15],
    refuses: [1, 16, 2.5, '10'],
    error: 'invalid_expiration_otp',
  },
  {
    ...sms,
    field: 'mfa_phone_number',
    takes: ['+15551234567'],
    refuses: ['15551234567', '+05551234567', '+1', 5],
    error: 'invalid_phone_number',
  },
  { ...totp, field: 'expiration_minutes', takes: [5, 1440], refuses: [4, 1441, '60'], error: 'invalid_expiration' },
  {
    ...migrateTotp,
    field: 'secret',
    takes: ['GEZDGNBVGY3TQOJQ', 'A'.repeat(128), 'gezdgnbvgy3tqojq===='],
    refuses: ['A'.repeat(15), 'A'.repeat(129), 'GEZDGNBVGY3TQOJ1', 5, undefined],
    error: 'invalid_request_value',
  },
  {
    ...migrateTotp,
    field: 'recovery_codes',
    takes: [['old'], [], undefined, many(100, (i) => `code-${i}`)],
    refuses: [[''], [5], 'old', many(101, (i) => `code-${i}`)],
    error: 'invalid_recovery_code',
  },
  ...federationBounds,
  ...machineBounds,
];
