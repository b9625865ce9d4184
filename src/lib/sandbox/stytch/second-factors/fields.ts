import { z } from 'zod';
import {
  flag,
  intermediateSessionToken,
  login,
  maybe,
  memberId,
  oneOf,
  organizationId,
  sessionToken,
} from '../fields.ts';

/** The tokens of a user who proved their first factor. */
export const holderFields = {
  intermediate_session_token: maybe(intermediateSessionToken),
  session_token: maybe(sessionToken),
  session_jwt: maybe(z.string('unable_to_parse_session_jwt')),
};

export const memberFields = { organization_id: organizationId, member_id: memberId };

/** Fields of every operation that completes a second factor. */
export const completionFields = {
  ...memberFields,
  ...holderFields,
  session_duration_minutes: login.session_duration_minutes,
  session_custom_claims: login.session_custom_claims,
  telemetry_id: login.telemetry_id,
};

/** Fields of a second factor that a member can enroll in. */
export const enrollmentFields = {
  set_mfa_enrollment: maybe(oneOf('invalid_request_value', ['enroll', 'unenroll'])),
  set_default_mfa: flag.optional(),
};
