import { expect, test } from 'vitest';
import { makeSandbox } from '../../testing/sandbox.ts';

type Body = Record<string, unknown>;

/** One field of one request: what is taken at its edges and what is refused just beyond. */
interface Bound {
  path: string;
  base: Body;
  field: string;
  takes: unknown[];
  refuses: unknown[];
  error: string;
}

const send = { path: 'magic_links/email/discovery/send', base: { email_address: 'ada@example.com' } };
const organization = { path: 'organizations', base: { organization_name: 'Acme' } };
const member = { path: 'organizations/globex/members', base: { email_address: 'new@acme.org' } };
const invite = { path: 'magic_links/email/invite', base: { organization_id: 'open', email_address: 'new@acme.org' } };
const signup = {
  path: 'magic_links/email/login_or_signup',
  base: { organization_id: 'globex', email_address: 'new@example.com' },
};
const otp = { path: 'otps/email/discovery/send', base: { email_address: 'ada@example.com' } };
const long = (length: number) => 'x'.repeat(length);
const challenge = long(43);

const bounds: Bound[] = [
  {
    ...send,
    field: 'email_address',
    takes: [`${long(64)}@example.com`, 'a+b@mail.example.co', "o'hara@example.com"],
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
    refuses: ['logo.png', 'javascript:alert(1)', 'https://a b'],
    error: 'invalid_url',
  },
  {
    ...organization,
    field: 'organization_logo_url',
    takes: [`https://x.org/${long(2034)}`],
    refuses: [`https://x.org/${long(2035)}`, 5],
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
    refuses: [[{ domain: 'acme' }], [{}], {}],
    error: 'invalid_rbac_role_assignment',
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
];

test.each(bounds)(
  '$path takes $field within its bounds and refuses it beyond with $error',
  async ({ path, base, field, takes, refuses, error }) => {
    const { project } = await makeSandbox();
    const reference = await project();
    await reference.post('organizations', { organization_name: 'Open', organization_slug: 'open' });
    for (const value of refuses) {
      const { body } = await reference.post(path, { ...base, [field]: value });
      expect(body, `refuses ${JSON.stringify(value)}`).toMatchObject({ error_type: error });
    }
    for (const value of takes) {
      await reference.control('POST', 'reset');
      await reference.post('organizations', { organization_name: 'Open', organization_slug: 'open' });
      const { body } = await reference.post(path, { ...base, [field]: value });
      expect(body, `takes ${JSON.stringify(value)}`).toMatchObject({ status_code: 200 });
    }
  },
);

test('a login takes a session between 5 minutes and 366 days', async () => {
  const { project } = await makeSandbox();
  const { intermediate, session, post } = await project();
  const intermediate_session_token = await intermediate('ada@example.com');
  for (const session_duration_minutes of [4, 527_041, 5.5, '60']) {
    const { body } = await post('discovery/intermediate_sessions/exchange', {
      intermediate_session_token,
      organization_id: 'globex',
      session_duration_minutes,
    });
    expect(body).toMatchObject({
      status_code: 400,
      error_type: 'invalid_session_duration_minutes',
      error_message: 'session_duration_minutes is invalid, should be between 5 to 527040 minutes.',
    });
  }
  for (const session_duration_minutes of [5, 527_040]) {
    const { member_session } = await session('ada@example.com', 'globex', { session_duration_minutes });
    const life = Date.parse(String(member_session?.expires_at)) - Date.parse(String(member_session?.started_at));
    expect(life).toBe(session_duration_minutes * 60_000);
  }
});

test.each([
  ['magic_links/discovery/authenticate', 'discovery_magic_links_token', 'invalid_token'],
  ['magic_links/authenticate', 'magic_links_token', 'invalid_token'],
  ['discovery/organizations', 'intermediate_session_token', 'invalid_session_token'],
  ['sessions/authenticate', 'session_token', 'invalid_session_token'],
  ['sessions/revoke', 'session_token', 'invalid_session_token'],
])('%s tells a token of the wrong shape from one that is not known', async (path, field, error) => {
  const { project } = await makeSandbox();
  const { post } = await project();
  for (const value of ['abc', long(43), long(45), `${long(43)}!`, 5, {}]) {
    expect((await post(path, { [field]: value })).body, String(value)).toMatchObject({
      status_code: 400,
      error_type: error,
    });
  }
  expect((await post(path, { [field]: long(44) })).body).toMatchObject({ status_code: 404 });
});
