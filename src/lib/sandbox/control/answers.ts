import { z } from 'zod';
import { effectSchema } from '../core/faults.ts';
import { REDIRECT_TYPES } from '../stytch/magic-links/redirect-urls.ts';

/* What the control plane answers, written down for its OpenAPI document and checked by tests. */

const time = z.string().describe('RFC 3339, in sandbox time unless said otherwise');
const headers = z.array(z.tuple([z.string(), z.string()]));

export const message = z.object({
  id: z.string(),
  to: z.string(),
  kind: z.enum(['discovery', 'login', 'signup', 'invite', 'discovery_otp']),
  subject: z.string(),
  text: z.string(),
  html: z.string().describe('A whole document without style or script'),
  link: z.string().nullable(),
  token: z.string().nullable().describe('What the link carries'),
  code: z.string().nullable().describe('The one-time passcode, where the mail carries one instead of a link'),
  state: z.enum(['unopened', 'opened', 'used', 'expired']),
  created_at: time,
  expires_at: time,
});
export const messages = z.object({ messages: z.array(message) });

const exchange = z.object({
  id: z.string().describe('The request_id of the answer'),
  operation: z.string().nullable(),
  method: z.string(),
  path: z.string(),
  request: z.object({ headers, body: z.string() }),
  response: z.object({ status: z.int(), headers, body: z.string() }).nullable(),
  problem: z.string().nullable(),
  started_at: z.number().describe('Real time, milliseconds since 1970'),
  duration_ms: z.number(),
});
export const calls = z.object({ calls: z.array(exchange) });

export const fault = effectSchema.extend({ id: z.string(), operation: z.string(), times: z.int().nullable() });
export const faults = z.object({ faults: z.array(fault) });
export const removed = z.object({ removed: z.int() });
export const redirectUrls = z.object({
  redirect_urls: z.array(z.object({ url: z.string(), types: z.array(z.enum(REDIRECT_TYPES)) })),
});
export const clock = z.object({ now: time, offset_seconds: z.int() });
export const rotated = z.object({ kid: z.string() });
export const reset = z.object({ project_id: z.string() });
/** What a Passwordless.dev account is opened with. */
export const passwordlessKeys = z.object({
  api_url: z.string(),
  api_key: z.string().describe('For browsers'),
  api_secret: z.string().describe('For servers'),
});
export const project = z.object({
  project_id: z.string(),
  secret: z.string().describe('Said once; the sandbox keeps only its hash'),
  public_token: z.string(),
  base_url: z.string().describe('Node: `env`, Python: `environment`'),
  passwordless: passwordlessKeys.describe('The project’s account at the emulated Passwordless.dev'),
  expires_at: z.string().describe('RFC 3339, real time; every use moves it'),
});
