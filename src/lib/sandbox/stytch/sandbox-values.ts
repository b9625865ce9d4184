import { toMember, toOrganization } from './entities.ts';
import { fail } from './errors.ts';
import { newSettings } from './organizations/settings.ts';
import type { MemberRow, OrganizationRow } from './rows.ts';
import { BLANK_PROFILE } from './members/insert.ts';

/* Values with a fixed response in Stytch's test environment (docs/stytch.md, "Sandbox values"). */

export const SANDBOX_EMAIL = 'sandbox@stytch.com';
/** Documented for Stytch's consumer product only. */
export const SANDBOX_PHONE = '+10000000000';
export const SANDBOX_CODE = '000000';
export const SANDBOX_ORGANIZATION_ID = 'organization-test-007d9d4a-deac-4a87-ba0a-e6e8afba4d4b';
const SPENDABLE = 'DOYoip3rvIMMW5lgItikFK-Ak1CfMsgjuiCyI7uuU94=';
const USED = '3pzjQpgksDlGKWEwUq2Up--hCHC_0oamfLHyfspKDFU=';
const UNKNOWN = 'CprTtwhnRNiMBiUS2jSLcWYrfuO2POeBNdo5HhW6qTM=';

/**
 * Whether a link's token is the one that always works.
 * @throws {StytchError} for the tokens that never work
 */
export function isSandboxToken(token: string): boolean {
  if (token === USED) fail('unable_to_auth_magic_link');
  if (token === UNKNOWN) fail('magic_link_not_found');
  return token === SPENDABLE;
}

/** Makes the fixed organization and its member. They are never stored. */
export function sandboxRows(status: MemberRow['status']): { organization: OrganizationRow; member: MemberRow } {
  const time = { created_at: 0, updated_at: 0 };
  const organization: OrganizationRow = {
    id: SANDBOX_ORGANIZATION_ID,
    name: 'Sandbox',
    slug: 'sandbox',
    external_id: null,
    settings: newSettings({}),
    custom_roles: [],
    connections: [],
    scim: null,
    ...time,
  };
  const member: MemberRow = {
    id: 'member-test-32fc5024-9c09-4da3-bd2e-c9ce4da9375f',
    organization_id: organization.id,
    email_address: SANDBOX_EMAIL,
    email_key: SANDBOX_EMAIL,
    email_domain: 'stytch.com',
    email_id: 'email-test-81bf03a8-86e1-4d95-bd44-bb3495224953',
    email_verified: 1,
    external_id: null,
    status,
    profile: BLANK_PROFILE,
    ...time,
  };
  return { organization, member };
}

/** Makes the response of login_or_signup and invite for the fixed organization and address. */
export function sandboxMember(status: MemberRow['status']) {
  const { organization, member } = sandboxRows(status);
  return { member_id: member.id, member: toMember(member, organization), organization: toOrganization(organization) };
}
