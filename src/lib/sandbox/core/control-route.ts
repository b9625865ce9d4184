import { z } from 'zod';
import type { EmulatorContext } from './context.ts';
import { SandboxError, fail } from './errors.ts';
import type { Project } from './projects.ts';

/** What one call of the control plane works with. */
export interface ControlCall extends EmulatorContext {
  project: Project;
  /** The id in the path, where there is one. */
  id: string;
}

/**
 * One route of the control plane. The list of all of them is what is mounted and what its OpenAPI document is made of.
 */
export interface ControlRoute {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below `/_sandbox`, a parameter in braces. */
  path: string;
  /** What it does, for the document. */
  summary: string;
  status: number;
  /** The fields of the request, from the query and the body alike. */
  fields: z.ZodObject;
  response: z.ZodType;
  /** The largest body in bytes, where it is not the usual. */
  limit?: number;
  run: (call: ControlCall, given: Record<string, unknown>) => Promise<object>;
}

/** Describes a route. The fields are read before it runs. */
export function controlRoute<S extends z.ZodObject>({
  run,
  ...rest
}: Omit<ControlRoute, 'fields' | 'run'> & {
  fields: S;
  run: (call: ControlCall, input: z.output<S>) => Promise<object>;
}): ControlRoute {
  return { ...rest, run: (call, given) => run(call, readControl(rest.fields, given)) };
}

/** A time in an answer. */
export const timeField = z.string().describe('RFC 3339, in sandbox time unless said otherwise');

/** Error codes are words joined by underscores; sentences have spaces. */
const CODE = /^[a-z0-9]+(?:_[a-z0-9]+)+$/;

/**
 * Reads a request of the control plane. The message of a check is either the code of an error or the sentence to
 * answer: people who write requests by hand shouldn't have to guess.
 */
export function readControl<S extends z.ZodType>(schema: S, given: Record<string, unknown>): z.output<S> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  if (issue && CODE.test(issue.message)) throw new SandboxError(issue.message);
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  return fail('invalid_control_request', `${where}${issue?.message ?? 'The request could not be understood.'}`);
}
