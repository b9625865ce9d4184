import { MINUTE } from '../../core/time.ts';

/** The content of a token for impersonation. */
export interface Impersonation {
  organization_id: string;
  member_id: string;
  impersonator_id: string;
  impersonator_email_address: string;
}

/** Lifetime of a token (official description). */
export const TOKEN_LIFE = 5 * MINUTE;
