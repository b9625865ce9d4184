import type { Entry } from './entry.ts';

/** Errors of members, and of how they join. */
export const MEMBER_ERRORS = {
  invalid_id: [400, 'choice', 'The ID format is invalid.'],
  invalid_member_get_fields: [400, 'choice', 'Exactly one of member_id and email_address must be given.'],
  invalid_rbac_role_id: [400, 'choice', 'roles must be a list of role IDs.'],
  cannot_assign_default_rbac_role_id: [400, 'choice', 'roles cannot name stytch_member: every member has this role.'],
  invalid_mfa_default_method: [400, 'choice', 'default_mfa_method must be sms_otp or totp.'],
  default_mfa_member_missing_factor: [400, 'choice', 'The member is not registered for this MFA method.'],
  duplicate_member_phone_number_for_member: [
    400,
    'choice',
    'The member already has a phone number. Delete it before a new one is set.',
  ],
  retired_member_email: [400, 'choice', 'Another member of the organization used this email before.'],
  member_cannot_update_their_email_address: [400, 'choice', 'Members cannot update their own email address.'],
  cannot_update_trusted_metadata: [400, 'choice', 'trusted_metadata cannot be updated when acting as a member.'],
  member_not_found: [404, 'text', 'Member could not be found.'],
  no_deleted_member_found_for_reactivation: [404, 'choice', 'No deleted member with this ID could be found.'],
  email_unverified_for_reactivation: [
    400,
    'choice',
    'Only a member whose email address was verified can be reactivated.',
  ],
  reactivation_email_belongs_to_another_member: [
    400,
    'choice',
    'The email address of the deleted member belongs to another member now.',
  ],
  duplicate_member_email: [400, 'choice', 'A member with this email already exists in the organization.'],
  duplicate_member_external_id: [400, 'choice', 'A member with this external_id already exists in the organization.'],
  invalid_phone_number: [
    400,
    'text',
    'Phone number format is invalid. Ensure the phone number is in the E.164 format.',
  ],
  user_already_invited: [400, 'choice', 'The member is already active in the organization and cannot be invited.'],
  invalid_email_for_invites: [400, 'choice', 'The organization does not allow this email to be invited.'],
  email_jit_provisioning_not_allowed: [
    400,
    'choice',
    'The organization does not allow this email to join by just-in-time provisioning.',
  ],
  invalid_email_for_jit_provisioning: [
    400,
    'choice',
    'The domain of this email may not join the organization by just-in-time provisioning.',
  ],
} as const satisfies Record<string, Entry>;
