import type { z } from 'zod';
import { json, type EmulatorResponse } from '../../../core/http/response.ts';
import { rowsThatFit } from '../../search/cost.ts';
import { refuse } from './errors.ts';
import type { ScimCall } from './route.ts';

const HEADERS = { 'content-type': 'application/scim+json' };

/** Makes a response with the media type of SCIM. */
export const scimJson = (status: number, body: unknown): EmulatorResponse => json(status, body, HEADERS);

export const NOTHING: EmulatorResponse = { ...scimJson(204, ''), body: '' };

/** Reads what a provider sent. @throws {SandboxError} that names the first wrong attribute */
export function readSent<S extends z.ZodType>(schema: S, rawInput: unknown): z.output<S> {
  const read = schema.safeParse(rawInput);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return refuse('scim_invalid_value', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'This value is wrong.'}`);
}

const MOST = 100;

const numberOf = (text: string | undefined, usual: number) => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : usual);

/** Makes a list's answer (RFC 7644, section 3.4.2.4): positions count from 1. */
export async function listOf<R>(
  call: ScimCall,
  matches: readonly R[],
  show: (rows: R[]) => object[] | Promise<object[]>,
): Promise<EmulatorResponse> {
  const startIndex = Math.max(numberOf(call.query.startindex, 1), 1);
  const count = Math.min(numberOf(call.query.count, MOST), MOST);
  const page = matches.slice(startIndex - 1, startIndex - 1 + count);
  const sizes = page.map((row) => JSON.stringify(row).length);
  const Resources = await show(call.bounds ? page.slice(0, rowsThatFit(call.bounds, sizes)) : page);
  return scimJson(200, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: matches.length,
    startIndex,
    itemsPerPage: Resources.length,
    Resources,
  });
}
