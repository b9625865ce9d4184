import { z } from 'zod';
import { isCommonDomain, isDomain } from '../domains.ts';
import type { ErrorType } from '../errors.ts';
import { externalIdShape, listOf, maybe, oneOf, slugShape, text } from '../fields.ts';
import { metadata } from '../metadata.ts';

const switches = ['ALL_ALLOWED', 'RESTRICTED', 'NOT_ALLOWED'] as const;

const AUTH_METHODS = [
  'sso',
  'magic_link',
  'email_otp',
  'password',
  'google_oauth',
  'microsoft_oauth',
  'slack_oauth',
  'github_oauth',
  'hubspot_oauth',
] as const;

/** A list of valid domains without duplicates. */
const domains = (invalid: ErrorType, twice: ErrorType) =>
  listOf(
    invalid,
    z
      .string(invalid)
      .refine(isDomain, invalid)
      .transform((domain) => domain.toLowerCase()),
  ).refine((list) => new Set(list).size === list.length, twice);

const setting = <const T extends readonly [string, ...string[]]>(
  values: T,
  error: ErrorType = 'invalid_organization_auth_factor_setting',
) => oneOf(error, values);

const ids = listOf('invalid_request_value', text('invalid_request_value', 128));

/**
 * Settings for how users may join or log in. "An auth setting was passed" means any of these (docs/stytch.md,
 * "Organizations").
 */
export const authSettings = z.object({
  email_invites: setting(switches),
  email_jit_provisioning: setting(
    ['RESTRICTED', 'NOT_ALLOWED'],
    'invalid_organization_auth_factor_setting_for_email_jit_provisioning',
  ),
  email_allowed_domains: domains('organization_settings_invalid_domain', 'organization_settings_duplicate_domain'),
  sso_jit_provisioning: setting(switches),
  oauth_tenant_jit_provisioning: setting(
    ['RESTRICTED', 'NOT_ALLOWED'],
    'invalid_organization_auth_factor_setting_for_oauth_tenant_jit_provisioning',
  ),
  allowed_oauth_tenants: z.partialRecord(
    oneOf('invalid_oauth_allowed_tenants_format', ['slack', 'hubspot', 'github']),
    listOf('invalid_oauth_allowed_tenants_format', text('invalid_oauth_allowed_tenants_format', 256)),
    'invalid_oauth_allowed_tenants_format',
  ),
  auth_methods: setting(['ALL_ALLOWED', 'RESTRICTED'], 'invalid_organization_auth_method_settings'),
  allowed_auth_methods: listOf(
    'invalid_organization_allowed_auth_methods',
    oneOf('invalid_organization_allowed_auth_methods', AUTH_METHODS),
  ),
  mfa_policy: setting(['REQUIRED_FOR_ALL', 'OPTIONAL'], 'invalid_organization_mfa_policy'),
  mfa_methods: setting(['ALL_ALLOWED', 'RESTRICTED'], 'invalid_organization_mfa_factor_setting'),
  allowed_mfa_methods: listOf(
    'invalid_organization_allowed_mfa_methods',
    oneOf('invalid_organization_allowed_mfa_methods', ['sms_otp', 'totp']),
  ),
  claimed_email_domains: domains(
    'organization_settings_invalid_claimed_domain',
    'organization_settings_duplicate_claimed_domain',
  ),
});

/** Every field of an organization besides its names, ids and times. */
export const settingsSchema = authSettings.extend({
  rbac_email_implicit_role_assignments: listOf(
    'invalid_rbac_role_assignment',
    z.object(
      {
        domain: z.string('invalid_rbac_role_assignment').refine(isDomain, 'rbac_invalid_domain'),
        role_id: text('invalid_rbac_role_assignment', 128, 1),
      },
      'invalid_rbac_role_assignment',
    ),
  ),
  first_party_connected_apps_allowed_type: setting(switches),
  allowed_first_party_connected_apps: ids,
  third_party_connected_apps_allowed_type: setting(switches),
  allowed_third_party_connected_apps: ids,
  sso_default_connection_id: text('invalid_request_value', 128)
    .transform((id) => id || null)
    .nullable(),
  sso_jit_provisioning_allowed_connections: ids,
  organization_logo_url: text('invalid_url', 2048, 0, 'organization_logo_url_too_long').refine(
    (url) => url === '' || /^https?:\/\/\S+$/.test(url),
    'invalid_url',
  ),
  trusted_metadata: metadata,
});

export type OrganizationSettings = z.output<typeof settingsSchema>;

/**
 * Domains that anyone can get an address at are refused. Only given settings are checked: stored ones may be older than
 * the list of such domains.
 */
const { email_allowed_domains, claimed_email_domains, rbac_email_implicit_role_assignments } = settingsSchema.shape;

const uncommonDomains = {
  email_allowed_domains: email_allowed_domains.refine(
    (list) => !list.some(isCommonDomain),
    'organization_settings_domain_too_common',
  ),
  claimed_email_domains: claimed_email_domains.refine(
    (list) => !list.some(isCommonDomain),
    'organization_settings_claimed_domain_too_common',
  ),
  rbac_email_implicit_role_assignments: rbac_email_implicit_role_assignments.refine(
    (list) => !list.some(({ domain }) => isCommonDomain(domain)),
    'rbac_domain_too_common',
  ),
};

/** The settings as request fields, all optional. */
export const settingsFields = settingsSchema.extend(uncommonDomains).partial().shape;

export const slugField = maybe(z.string('invalid_organization_slug').regex(slugShape, 'invalid_organization_slug'));

export const externalIdField = maybe(
  z.string('invalid_organization_external_id').regex(externalIdShape, 'invalid_organization_external_id'),
);

/** An organization's name: 1 to 128 characters, not only white space. */
export const nameField = text('invalid_organization_name', 128).refine(
  (name) => name.trim() !== '',
  'invalid_organization_name',
);

export const optionalNameField = maybe(nameField);
