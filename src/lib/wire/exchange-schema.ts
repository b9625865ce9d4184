import { z } from 'zod';
import type { Exchange } from './exchange.ts';

const headers = z.array(z.tuple([z.string(), z.string()]));

/** Checks an exchange that another process sent, or that an earlier version of this site stored. */
export const exchangeSchema: z.ZodType<Exchange> = z.object({
  id: z.string(),
  operation: z.string().nullable(),
  method: z.string(),
  path: z.string(),
  request: z.object({ headers, body: z.string() }),
  response: z.object({ status: z.number(), headers, body: z.string() }).nullable(),
  problem: z.string().nullable(),
  started_at: z.number(),
  duration_ms: z.number(),
  left_out: z.number().optional(),
});
