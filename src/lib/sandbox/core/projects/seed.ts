import { z } from 'zod';
import { isId } from '../ids.ts';

/** A seed that can't be used. The message tells its author what to change, one line per mistake. */
export class SeedError extends Error {}

/** An id that a seed may set, in the form `<kind>-test-<uuid>`. */
export const pinnedId = (kind: string) =>
  z
    .string()
    .refine((text) => isId(kind, text), `must have the form ${kind}-test-00000000-0000-4000-8000-000000000000`)
    .optional();
