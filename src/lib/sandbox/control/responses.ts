import { z } from 'zod';
import { timeField } from '../core/control-route.ts';
import { effectSchema } from '../core/calls/faults.ts';
import { allFields, type ProviderData } from '../core/provider.ts';
import { REDIRECT_TYPES } from '../core/projects/redirect-urls.ts';

/* Response schemas of the control plane, for its OpenAPI document and its tests. */

const headers = z.array(z.tuple([z.string(), z.string()]));

const exchange = z.object({
  id: z.string().describe('The request_id of the response'),
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
export const clock = z.object({ now: timeField, offset_seconds: z.int() });
export const reset = z.object({ project_id: z.string() });
/** The response to a request for a new project. */
export const createdProject = (providers: readonly ProviderData[]) =>
  z.object({
    project_id: z.string(),
    secret: z.string().describe('Returned only once: the sandbox stores only its hash'),
    public_token: z.string(),
    base_url: z.string().describe('Node: `env`, Python: `environment`'),
    ...allFields(providers, 'createdFields'),
    expires_at: z.string().describe('RFC 3339, real time; every use moves it'),
  });
