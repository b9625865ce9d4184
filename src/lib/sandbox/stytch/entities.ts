import { OAUTH_PROVIDERS } from './login/registrations.ts';
import { activeTotpId } from './login/required.ts';
import { ownRegistrations, rolesOf } from './members/roles.ts';
import type { AnyMemberRow, Factor, OrganizationRow, SessionRow } from './rows.ts';
import { activeScim } from './scim/connection.ts';
import { showRegistration } from './scim/registration.ts';
import { identityProviderOf, isActive } from './sso/connection.ts';
import { timestamp } from '../core/time.ts';

/*
 * The API's objects, with every field present (docs/stytch.md, "Organization object"). A field that the Python SDK's
 * models require is never null.
 */

export type Organization = ReturnType<typeof toOrganization>;
export type Member = ReturnType<typeof toMember>;
export type MemberSession = ReturnType<typeof toSession>;

/**
 * Makes the organization object. Its keys are in alphabetical order, as received from the live test API in April 2026
 * (docs/stytch.md, "Organization object").
 */
export function toOrganization({ settings: s, ...row }: OrganizationRow) {
  return {
    allowed_auth_methods: s.allowed_auth_methods,
    allowed_first_party_connected_apps: s.allowed_first_party_connected_apps,
    allowed_mfa_methods: s.allowed_mfa_methods,
    allowed_oauth_tenants: s.allowed_oauth_tenants,
    allowed_third_party_connected_apps: s.allowed_third_party_connected_apps,
    auth_methods: s.auth_methods,
    claimed_email_domains: s.claimed_email_domains,
    created_at: timestamp(row.created_at),
    custom_roles: row.custom_roles,
    email_allowed_domains: s.email_allowed_domains,
    email_invites: s.email_invites,
    email_jit_provisioning: s.email_jit_provisioning,
    first_party_connected_apps_allowed_type: s.first_party_connected_apps_allowed_type,
    mfa_methods: s.mfa_methods,
    mfa_policy: s.mfa_policy,
    oauth_tenant_jit_provisioning: s.oauth_tenant_jit_provisioning,
    organization_external_id: row.external_id,
    organization_id: row.id,
    organization_logo_url: s.organization_logo_url,
    organization_name: row.name,
    organization_slug: row.slug,
    rbac_email_implicit_role_assignments: s.rbac_email_implicit_role_assignments,
    scim_active_connection: row.scim && activeScim(row.scim),
    // Missing in the official description, but returned by the live API (docs/stytch.md, "Organization object").
    scim_active_connections: row.scim ? [activeScim(row.scim)] : [],
    sso_active_connections: row.connections.filter(isActive).map((connection) => ({
      connection_id: connection.id,
      display_name: connection.display_name,
      identity_provider: identityProviderOf(connection),
    })),
    sso_default_connection_id: s.sso_default_connection_id,
    sso_jit_provisioning: s.sso_jit_provisioning,
    sso_jit_provisioning_allowed_connections: s.sso_jit_provisioning_allowed_connections,
    third_party_connected_apps_allowed_type: s.third_party_connected_apps_allowed_type,
    trusted_metadata: s.trusted_metadata,
    updated_at: timestamp(row.updated_at),
  };
}

/** Makes the member object. Its roles depend on its organization, too. */
export function toMember(row: AnyMemberRow, organization: OrganizationRow) {
  const profile = row.profile;
  const roles = rolesOf(row, organization);
  return {
    organization_id: row.organization_id,
    member_id: row.id,
    email_address: row.email_address,
    email_address_verified: row.email_verified === 1,
    status: row.status,
    name: profile.name,
    is_breakglass: profile.is_breakglass,
    is_admin: roles.some((role) => role.role_id === 'stytch_admin'),
    is_locked: profile.lock !== undefined,
    member_password_id: profile.password?.id ?? '',
    totp_registration_id: activeTotpId(row),
    mfa_enrolled: profile.mfa_enrolled,
    mfa_phone_number: profile.mfa_phone_number,
    mfa_phone_number_verified: profile.mfa_phone_number_verified ?? false,
    default_mfa_method: profile.default_mfa_method,
    sso_registrations: ownRegistrations(row, organization).map((one) => ({
      connection_id: one.connection_id,
      external_id: one.external_id,
      registration_id: one.id,
      sso_attributes: one.attributes,
    })),
    oauth_registrations: (profile.oauth_registrations ?? []).map((one) => ({
      provider_type: OAUTH_PROVIDERS[one.provider],
      provider_subject: one.subject,
      member_oauth_registration_id: one.id,
      profile_picture_url: textOf(one.claims.picture),
      locale: textOf(one.claims.locale),
      // Not in the official description, but the browser SDK's types have it and its admin portal reads it.
      provider_tenants: one.tenants,
    })),
    retired_email_addresses: profile.retired_email_addresses,
    scim_registration: showRegistration(row, organization),
    // Not in the official description any more, but Python's SDK 9.2 to 9.6 refuses a member without it.
    scim_registrations: [],
    external_id: row.external_id,
    roles,
    trusted_metadata: profile.trusted_metadata,
    untrusted_metadata: profile.untrusted_metadata,
    created_at: timestamp(row.created_at),
    updated_at: timestamp(row.updated_at),
    lock_created_at: profile.lock ? timestamp(profile.lock.created_at) : null,
    lock_expires_at: profile.lock ? timestamp(profile.lock.expires_at) : null,
  };
}

const textOf = (claim: unknown): string => (typeof claim === 'string' ? claim : '');

/** Leaves out where a password is valid, which only the sandbox stores. */
function withoutScope(factor: Factor) {
  if (factor.type !== 'password') return factor;
  const { organization_id: _, ...shown } = factor;
  return shown;
}

/**
 * Makes the session object. Its roles are the member's current ones. Without claims it has no `custom_claims`, which
 * stytch-dotnet's test compares with a JWT that has none (Clients/B2BSessions.cs).
 */
export function toSession(row: SessionRow, member: Member, organization: Organization) {
  const hasClaims = Object.keys(row.custom_claims).length > 0;
  return {
    member_session_id: row.id,
    member_id: row.member_id,
    started_at: timestamp(row.started_at),
    last_accessed_at: timestamp(row.last_accessed_at),
    expires_at: timestamp(row.expires_at),
    authentication_factors: row.factors.map(withoutScope),
    organization_id: row.organization_id,
    roles: member.roles.map((role) => role.role_id),
    organization_slug: organization.organization_slug,
    ...(hasClaims && { custom_claims: row.custom_claims }),
  };
}
