import { toMember, toOrganization } from '../entities.ts';
import type { AnyMemberRow, OrganizationRow } from '../rows.ts';

/** The answer most operations on a member share. */
export const memberAnswer = (member: AnyMemberRow, organization: OrganizationRow) => ({
  member_id: member.id,
  member: toMember(member, organization),
  organization: toOrganization(organization),
});
