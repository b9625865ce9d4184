import type { Entry } from './entry.ts';

/** Errors of second factors: text messages, TOTP, recovery codes. */
export const SECOND_FACTOR_ERRORS = {
  action_available_only_for_active_members: [
    400,
    'seen',
    'You may not attach an MFA factor to a member that is not active.',
  ],
  action_available_only_once_primary_authentication_is_met: [
    400,
    'seen',
    'You must complete the primary authentication requirements for an organization before completing an MFA flow.',
  ],
  operation_restricted_by_organization_mfa_methods: [
    400,
    'choice',
    "The organization's mfa_methods do not allow this operation.",
  ],
  insufficient_factors: [
    400,
    'choice',
    'The member has an MFA factor already. Pass an intermediate session or a session with that factor.',
  ],
  member_session_member_id_mismatch: [400, 'choice', 'The session belongs to another member.'],
  user_lock_limit_reached: [
    429,
    'seen',
    'The user has been locked out due to too many failed authentication attempts. Please try again later.',
  ],
  missing_sms_parameter: [400, 'choice', 'The member has no phone number, and mfa_phone_number was not provided.'],
  member_phone_number_not_found: [404, 'choice', 'The member has no phone number.'],
  active_totp_exists: [
    400,
    'seen',
    'Cannot create a new TOTP for the specified user since the user already has an active TOTP. Users may only have one active TOTP at a time.',
  ],
  totp_not_found: [404, 'choice', 'TOTP could not be found.'],
  expired_totp: [401, 'choice', 'The TOTP registration was not completed in time. Create a new one.'],
  invalid_totp_code: [400, 'choice', 'The TOTP code must have six digits.'],
  unable_to_authenticate_totp: [401, 'choice', 'The TOTP code could not be authenticated.'],
  totp_code_already_authenticated: [
    400,
    'text',
    'This TOTP code has already been authenticated. Please attempt with the next generated code.',
  ],
  recovery_code_used_as_totp_code: [400, 'choice', 'A recovery code was given where a TOTP code is expected.'],
  totp_code_used_as_recovery_code: [400, 'choice', 'A TOTP code was given where a recovery code is expected.'],
  invalid_recovery_code: [400, 'choice', 'Recovery code format is invalid.'],
  unable_to_authenticate_recovery_code: [401, 'choice', 'The recovery code could not be authenticated.'],
  no_active_recovery_code_backed_factor: [400, 'choice', 'The member has no active TOTP that recovery codes back up.'],
} as const satisfies Record<string, Entry>;
