import type { B2BClient } from 'stytch';

/** Undoes that an organization allows SSO only, so that a step which logs in by email works after the one about SSO. */
export async function allowEveryMethod(stytch: B2BClient, organization_id: string): Promise<void> {
  await stytch.organizations.update({ organization_id, auth_methods: 'ALL_ALLOWED' });
}

/** Undoes what the steps about SSO and second factors require of an organization and of a member there. */
export async function requireNothing(stytch: B2BClient, organization_id: string, member_id: string): Promise<void> {
  await stytch.organizations.update({ organization_id, auth_methods: 'ALL_ALLOWED', mfa_policy: 'OPTIONAL' });
  await stytch.organizations.members.update({ organization_id, member_id, mfa_enrolled: false });
}
