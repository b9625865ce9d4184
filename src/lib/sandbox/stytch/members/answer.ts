import { toMember, toOrganization } from '../entities.ts';
import type { AnyMemberRow, OrganizationRow } from '../rows.ts';

/** Makes the response that most member operations share. */
export const memberAnswer = (member: AnyMemberRow, organization: OrganizationRow) => ({
  member_id: member.id,
  member: toMember(member, organization),
  organization: toOrganization(organization),
});
