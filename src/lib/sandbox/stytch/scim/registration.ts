import type { AnyMemberRow, OrganizationRow } from '../rows.ts';
import type { ScimRegistration } from './registration-schema.ts';
import { scimAttributes } from './attributes.ts';

/** Returns a member's registration, unless its connection was deleted. */
const registrationOf = ({ profile }: AnyMemberRow, { scim }: OrganizationRow): ScimRegistration | undefined =>
  scim && profile.scim_registration?.connection_id === scim.id ? profile.scim_registration : undefined;

/** A registration within the member object. */
export function showRegistration(row: AnyMemberRow, organization: OrganizationRow) {
  const registration = registrationOf(row, organization);
  if (!registration) return null;
  const { id, connection_id, user, groups } = registration;
  return {
    registration_id: id,
    connection_id,
    external_id: user.externalId,
    scim_attributes: scimAttributes(user, { id: row.id, active: row.status !== 'deleted', groups }),
  };
}

/** Lists the roles that a SCIM connection gives by group. */
export function rolesByScim(row: AnyMemberRow, organization: OrganizationRow) {
  const registration = registrationOf(row, organization);
  const connection_id = organization.scim?.id ?? '';
  return (organization.scim?.group_roles ?? [])
    .filter(({ group_id }) => registration?.groups.some(({ value }) => value === group_id))
    .map(({ role_id, group_id }) => ({
      role_id,
      source: { type: 'scim_connection_group', details: { connection_id, group_id } } as const,
    }));
}
