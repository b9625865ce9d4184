import type { MfaMethod } from '../login/required.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';

interface Enrollment {
  set_mfa_enrollment?: 'enroll' | 'unenroll' | undefined;
  set_default_mfa?: boolean | undefined;
}

/**
 * Returns a member after a second factor worked: it enrolls them where the organization requires one or the call says
 * so, and the first method becomes the default (docs/stytch.md, "The second factor").
 */
export function enrolled(
  member: MemberRow,
  { settings }: OrganizationRow,
  method: MfaMethod,
  { set_mfa_enrollment, set_default_mfa }: Enrollment,
): MemberRow {
  const { mfa_enrolled, default_mfa_method } = member.profile;
  const isSet = set_mfa_enrollment === undefined ? mfa_enrolled : set_mfa_enrollment === 'enroll';
  return {
    ...member,
    profile: {
      ...member.profile,
      mfa_enrolled: settings.mfa_policy === 'REQUIRED_FOR_ALL' || isSet,
      default_mfa_method: set_default_mfa || default_mfa_method === '' ? method : default_mfa_method,
    },
  };
}
