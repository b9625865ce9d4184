import type { Entry } from './entry.ts';

/** Errors of organizations and their settings. */
export const ORGANIZATION_ERRORS = {
  invalid_organization_id: [400, 'seen', 'organization_id format is invalid.'],
  organization_not_found: [404, 'text', 'Organization could not be found.'],
  organization_name_missing: [400, 'choice', 'organization_name is required.'],
  invalid_organization_name: [400, 'choice', 'organization_name must be between 1 and 128 characters long.'],
  organization_slug_already_used: [
    400,
    'seen',
    'The provided organization_slug is already used in another organization.',
  ],
  invalid_organization_slug: [
    400,
    'seen',
    "The organization_slug must be at least 2 characters long and may only contain alphanumerics and the reserved characters '-', '.', '_', or '~'. At least one character must be alphanumeric.",
  ],
  organization_external_id_already_used: [
    400,
    'choice',
    'The provided organization_external_id is already used in another organization.',
  ],
  invalid_organization_external_id: [
    400,
    'choice',
    "The organization_external_id must have 1 to 128 characters: alphanumerics and '.', '_', '-', or '|'.",
  ],
  invalid_organization_auth_factor_setting: [
    400,
    'choice',
    'An authentication setting of the organization has a value that is not accepted.',
  ],
  invalid_organization_auth_factor_setting_for_email_jit_provisioning: [
    400,
    'choice',
    'email_jit_provisioning must be RESTRICTED or NOT_ALLOWED.',
  ],
  invalid_organization_auth_factor_setting_for_oauth_tenant_jit_provisioning: [
    400,
    'choice',
    'oauth_tenant_jit_provisioning must be RESTRICTED or NOT_ALLOWED.',
  ],
  invalid_organization_allowed_auth_methods: [400, 'choice', 'allowed_auth_methods has a value that is not accepted.'],
  invalid_organization_mfa_factor_setting: [400, 'choice', 'mfa_methods must be ALL_ALLOWED or RESTRICTED.'],
  invalid_organization_allowed_mfa_methods: [400, 'choice', 'allowed_mfa_methods may hold sms_otp and totp.'],
  allowed_mfa_methods_required_for_restricted: [
    400,
    'choice',
    "Allowed MFA methods must be set for 'RESTRICTED' MFA methods",
  ],
  invalid_oauth_allowed_tenants_format: [
    400,
    'choice',
    'allowed_oauth_tenants must map slack, hubspot or github to lists of tenants.',
  ],
  invalid_rbac_role_assignment: [
    400,
    'choice',
    'rbac_email_implicit_role_assignments must be a list of {domain, role_id}.',
  ],
  rbac_invalid_domain: [400, 'choice', 'A role is assigned to a domain whose format is invalid.'],
  rbac_domain_too_common: [400, 'choice', 'Roles cannot be assigned to common email domains.'],
  invalid_organization_auth_method_settings: [400, 'choice', 'auth_methods must be ALL_ALLOWED or RESTRICTED.'],
  invalid_organization_mfa_policy: [400, 'choice', 'mfa_policy must be REQUIRED_FOR_ALL or OPTIONAL.'],
  allowed_auth_methods_required_for_restricted: [
    400,
    'seen',
    "Allowed auth methods must be set for 'RESTRICTED' auth methods",
  ],
  invalid_restricted_email_setting: [
    400,
    'choice',
    "email_allowed_domains must be set for 'RESTRICTED' email_invites or email_jit_provisioning.",
  ],
  organization_settings_domain_too_common: [
    400,
    'choice',
    'Common email domains are not allowed in the settings of an organization.',
  ],
  organization_settings_invalid_domain: [
    400,
    'choice',
    'The settings of the organization name a domain whose format is invalid.',
  ],
  organization_settings_duplicate_domain: [400, 'choice', 'The settings of the organization name a domain twice.'],
  organization_settings_claimed_domain_too_common: [400, 'choice', 'Common email domains cannot be claimed.'],
  organization_settings_invalid_claimed_domain: [400, 'choice', 'A claimed domain has an invalid format.'],
  organization_settings_duplicate_claimed_domain: [400, 'choice', 'A domain is claimed twice.'],
  action_not_allowed_email_domain_is_claimed: [
    400,
    'seen',
    'Members with this email domain are restricted to organizations that have claimed this domain.',
  ],
  metadata_invalid_format: [400, 'choice', 'Metadata must be a JSON object.'],
  invalid_url: [400, 'choice', 'organization_logo_url must be an http or https URL.'],
  organization_logo_url_too_long: [400, 'choice', 'organization_logo_url may have at most 2048 characters.'],
  metadata_too_many_keys: [400, 'choice', 'Metadata may have at most 20 top-level keys.'],
  metadata_too_large: [400, 'choice', 'Metadata may not be larger than four kilobytes.'],
  operation_restricted_by_organization_auth_methods: [
    400,
    'choice',
    "The organization's auth_methods do not allow this operation.",
  ],
} as const satisfies Record<string, Entry>;
