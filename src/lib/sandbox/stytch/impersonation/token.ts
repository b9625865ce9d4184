import { z } from 'zod';
import type { OneTimeKind } from '../../core/projects/one-time.ts';
import { MINUTE } from '../../core/time.ts';

/** The content of a token for impersonation. */
const impersonation = z.object({
  organization_id: z.string(),
  member_id: z.string(),
  impersonator_id: z.string(),
  impersonator_email_address: z.string(),
});
export type Impersonation = z.output<typeof impersonation>;
export const impersonationToken: OneTimeKind<Impersonation> = { purpose: 'impersonation', data: impersonation };

/** Lifetime of a token (official description). */
export const TOKEN_LIFE = 5 * MINUTE;
