import { z } from 'zod';
import { isSecret } from '../core/ids.ts';
import { redirectUrlsField } from '../core/projects/redirect-urls.ts';
import { pinnedId } from '../core/projects/seed.ts';

const LONGEST_ADVANCE = 315_360_000;

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
