import { z } from 'zod';
import { isId, isSecret } from '../core/ids.ts';
import { redirectUrlsField } from '../core/redirect-urls.ts';

const LONGEST_ADVANCE = 315_360_000;

/** An id that a seed may set, in the form `<kind>-test-<uuid>`. */
export const pinnedId = (kind: string) =>
  z
    .string()
    .refine((text) => isId(kind, text), `must have the form ${kind}-test-00000000-0000-4000-8000-000000000000`)
    .optional();

/** The fields of a seed that describe the project itself. */
export const projectSeedFields = {
  project_id: pinnedId('project'),
  secret: z.string().refine(isSecret, 'must be secret-test- and 36 letters, digits, - or _').optional(),
  public_token: pinnedId('public-token'),
  redirect_urls: redirectUrlsField,
  clock: z.strictObject({ advance_seconds: z.int().min(0).max(LONGEST_ADVANCE) }).optional(),
};

/** A validated seed: these fields, and those of every provider. */
export type ProjectSeed = z.output<z.ZodObject<typeof projectSeedFields>> & Readonly<Record<string, unknown>>;
