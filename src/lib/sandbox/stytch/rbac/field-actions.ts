import type { RequiredPermission } from './authorize.ts';

/*
 * The permission that a member needs for each field of an update (official description of the fields). If the
 * description names no action for a field, the action is derived from its name, and only `*` grants it (choice).
 */

const ORGANIZATION: Record<string, string> = {
  organization_name: 'update.info.name',
  organization_slug: 'update.info.slug',
  organization_logo_url: 'update.info.logo-url',
  sso_default_connection_id: 'update.settings.default-sso-connection',
  sso_jit_provisioning_allowed_connections: 'update.settings.sso-jit-provisioning',
  email_allowed_domains: 'update.settings.allowed-domains',
  auth_methods: 'update.settings.allowed-auth-methods',
  mfa_methods: 'update.settings.allowed-mfa-methods',
  rbac_email_implicit_role_assignments: 'update.settings.implicit-roles',
  organization_external_id: 'update.info.external-id',
};

const MEMBER: Record<string, string> = {
  name: 'update.info.name',
  untrusted_metadata: 'update.info.untrusted-metadata',
  mfa_phone_number: 'update.info.mfa-phone',
  email_address: 'update.info.email',
  external_id: 'update.info.external-id',
};

/** Members may change these of their own with a permission on `stytch.self`. */
const OWN = new Set(['name', 'untrusted_metadata', 'mfa_phone_number', 'mfa_enrolled', 'default_mfa_method']);

const named = (field: string) => `update.settings.${field.replaceAll('_', '-')}`;
const givenIn = (fields: object) =>
  Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [field]));

/** Lists the permissions that an organization update requires. */
export const organizationActions = (fields: object): RequiredPermission[] =>
  givenIn(fields).map((field) => ({ resource: 'stytch.organization', action: ORGANIZATION[field] ?? named(field) }));

/** Lists the permissions that a member update requires. */
export const memberActions = (fields: object, memberId: string): RequiredPermission[] =>
  givenIn(fields).map((field) => ({
    resource: 'stytch.member',
    action: MEMBER[field] ?? named(field),
    ...(OWN.has(field) && { self: memberId }),
  }));
