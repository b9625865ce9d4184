import { differs, unconfirmed, type Difference } from './difference.ts';

/** Differences of roles and permissions. */
export const RBAC_DIFFERENCES: readonly Difference[] = [
  differs(
    'roles',
    'You can assign any role ID but stytch_member to a member, and an organization’s own roles can name any resource. The project’s own roles, resources and scopes are the setting rbac_policy of the control plane, in the form of Stytch’s management API.',
    'There’s no dashboard where you could create roles and resources.',
  ),
  unconfirmed(
    'member-role-source',
    'stytch_member is listed with the source direct_assignment.',
    'No source shows the live value.',
  ),
  unconfirmed(
    'implicit-roles',
    'A role by email domain applies once the email is verified. A common domain returns rbac_domain_too_common.',
    'No source covers the first. For the second, the type is known, but not when it occurs.',
  ),
  unconfirmed(
    'policy-actions',
    'stytch_member can do everything with stytch.self, stytch_admin everything with the organization, its members, SSO and SCIM. The actions of each resource come from the field descriptions and the browser SDK.',
    'No source shows a live response of rbac/policy.',
  ),
  unconfirmed(
    'unnamed-actions',
    'If a call includes a member’s session, updating a field without a documented action, such as external_id or claimed_email_domains, requires the permission *.',
    'No source covers this.',
  ),
  unconfirmed(
    'authorization-check',
    'An authorization_check with a missing field returns 400 invalid_request_value. Its organization_id can be a slug or an external ID.',
    'No source covers either.',
  ),
  unconfirmed(
    'organization-policy',
    'set_org_policy replaces the organization’s roles. Invalid roles return 400 with the closest type.',
    'The operation is in private beta.',
  ),
];
