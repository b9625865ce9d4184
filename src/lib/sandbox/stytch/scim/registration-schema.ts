import { z } from 'zod';
import { scimUserSchema } from './user.ts';

/** A member's entry in the directory of an identity provider. */
export const scimRegistrationSchema = z.object({
  id: z.string(),
  connection_id: z.string(),
  user: scimUserSchema,
  /** The groups that the user is in. */
  groups: z.array(z.object({ value: z.string(), display: z.string() })),
});
export type ScimRegistration = z.output<typeof scimRegistrationSchema>;
