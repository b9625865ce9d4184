import { fail } from '../errors.ts';
import { mergeMetadata } from '../metadata.ts';
import type { Connection } from '../sso/connection.ts';
import { authSettings, type OrganizationSettings, settingsSchema } from './fields.ts';

type SettingsInput = Partial<OrganizationSettings>;

const DEFAULTS: OrganizationSettings = {
  email_invites: 'ALL_ALLOWED',
  email_jit_provisioning: 'NOT_ALLOWED',
  email_allowed_domains: [],
  sso_jit_provisioning: 'ALL_ALLOWED',
  oauth_tenant_jit_provisioning: 'NOT_ALLOWED',
  allowed_oauth_tenants: {},
  auth_methods: 'ALL_ALLOWED',
  allowed_auth_methods: [],
  mfa_policy: 'OPTIONAL',
  mfa_methods: 'ALL_ALLOWED',
  allowed_mfa_methods: [],
  claimed_email_domains: [],
  rbac_email_implicit_role_assignments: [],
  first_party_connected_apps_allowed_type: 'ALL_ALLOWED',
  allowed_first_party_connected_apps: [],
  third_party_connected_apps_allowed_type: 'ALL_ALLOWED',
  allowed_third_party_connected_apps: [],
  sso_default_connection_id: null,
  sso_jit_provisioning_allowed_connections: [],
  organization_logo_url: '',
  trusted_metadata: {},
};

/**
 * Returns the settings of a new organization. Invites are only allowed by default if no auth setting is passed (seen
 * live). A passed setting counts whatever its value, such as an empty list.
 * @throws {StytchError} when the settings contradict each other
 */
export function newSettings(input: SettingsInput): OrganizationSettings {
  const passesAuthSetting = Object.keys(authSettings.shape).some((key) => key in input);
  const trusted_metadata = mergeMetadata({}, input.trusted_metadata);
  const invites = passesAuthSetting && { email_invites: 'NOT_ALLOWED' as const };
  return checkSettings({ ...DEFAULTS, ...invites, ...onlySettings(input), trusted_metadata });
}

/**
 * Returns the settings after an update. Given settings replace existing ones; metadata is merged.
 * @throws {StytchError} when the settings contradict each other
 */
export function changedSettings(before: OrganizationSettings, changes: SettingsInput): OrganizationSettings {
  const trusted_metadata = mergeMetadata(before.trusted_metadata, changes.trusted_metadata);
  return checkSettings({ ...before, ...onlySettings(changes), trusted_metadata });
}

/** Picks the settings from the fields of a request. */
function onlySettings(fields: SettingsInput): SettingsInput {
  return Object.fromEntries(
    Object.keys(settingsSchema.shape).flatMap((key) =>
      key in fields ? [[key, fields[key as keyof SettingsInput]]] : [],
    ),
  );
}

/** An organization has to leave one of these open, so that it can get members (official description of its update). */
const WAYS_TO_JOIN = [
  'email_invites',
  'email_jit_provisioning',
  'sso_jit_provisioning',
  'oauth_tenant_jit_provisioning',
] as const satisfies (keyof OrganizationSettings)[];

const NO_WAY = `At least one of ${WAYS_TO_JOIN.join(', ')} must be ALL_ALLOWED or RESTRICTED.`;

/** Checks that a RESTRICTED setting has a list of what is allowed, and that there is a way to join. */
function checkSettings(all: OrganizationSettings): OrganizationSettings {
  if (all.auth_methods === 'RESTRICTED' && all.allowed_auth_methods.length === 0)
    fail('allowed_auth_methods_required_for_restricted');
  if (all.mfa_methods === 'RESTRICTED' && all.allowed_mfa_methods.length === 0)
    fail('allowed_mfa_methods_required_for_restricted');
  const restrictsEmail = all.email_jit_provisioning === 'RESTRICTED' || all.email_invites === 'RESTRICTED';
  if (restrictsEmail && all.email_allowed_domains.length === 0) fail('invalid_restricted_email_setting');
  if (WAYS_TO_JOIN.every((way) => all[way] === 'NOT_ALLOWED')) fail('invalid_organization_auth_factor_setting', NO_WAY);
  return all;
}

/**
 * Checks that the settings name connections of the organization.
 * @param before the settings that an update changes: what they name may be gone
 */
export function checkConnections(
  connections: readonly Connection[],
  settings: OrganizationSettings,
  before = DEFAULTS,
): OrganizationSettings {
  const has = (wanted: string) => connections.some(({ id }) => id === wanted);
  const { sso_default_connection_id: chosen, sso_jit_provisioning_allowed_connections: allowed } = settings;
  if (chosen !== null && chosen !== before.sso_default_connection_id && !has(chosen))
    fail('invalid_sso_default_connection_id');
  if (!allowed.every(has) && allowed !== before.sso_jit_provisioning_allowed_connections)
    fail('invalid_connection_for_jit_provisioning');
  return settings;
}
