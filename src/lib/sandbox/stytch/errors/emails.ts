import type { Entry } from './entry.ts';

/** Errors of email addresses, and of changing a member’s. */
export const EMAIL_ERRORS = {
  invalid_email: [400, 'seen', 'Email format is invalid.'],
  email_updates_available_only_for_active_members: [400, 'choice', 'Only an active member can update their email.'],
  member_has_no_active_verified_email: [400, 'choice', 'The member has no verified email.'],
  desired_email_updating_for_different_member: [
    400,
    'choice',
    'Another member of the organization is updating to this email.',
  ],
  invalid_email_id: [400, 'choice', 'email_id format is invalid.'],
  retired_email_missing_email_identifiers: [400, 'choice', 'email_id or email_address must be given.'],
} as const satisfies Record<string, Entry>;
