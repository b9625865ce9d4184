import { z } from 'zod';
import type { EmulatorContext } from './context.ts';
import { SandboxError, fail } from './errors.ts';
import type { Project } from './projects/projects.ts';

/** Arguments of a control plane route. */
export interface ControlCall extends EmulatorContext {
  project: Project;
  /** The id in the path; empty where the path has none. */
  id: string;
}

/** One route of the control plane. The list of all routes is mounted, and documented in its OpenAPI document. */
export interface ControlRoute {
  method: 'GET' | 'POST' | 'DELETE';
  /** The path below `/_sandbox`, with parameters in braces. */
  path: string;
  /** Describes the route in the OpenAPI document. */
  summary: string;
  status: number;
  /** The fields of the request, in the query or in the body. */
  fields: z.ZodObject;
  response: z.ZodType;
  /** The largest body in bytes, where it is not the default. */
  limit?: number;
  run: (call: ControlCall, rawInput: Record<string, unknown>) => Promise<object>;
}

/** Defines a route whose fields are validated before it runs. */
export function controlRoute<S extends z.ZodObject>({
  run,
  ...rest
}: Omit<ControlRoute, 'fields' | 'run'> & {
  fields: S;
  run: (call: ControlCall, input: z.output<S>) => Promise<object>;
}): ControlRoute {
  return { ...rest, run: (call, rawInput) => run(call, readFields(rest.fields, rawInput)) };
}

/** A time in a response. */
export const timeField = z.string().describe('RFC 3339, in sandbox time unless said otherwise');

/**
 * Validates the fields of a request to the control plane. Unlike the providers' APIs, it refuses fields that it doesn't
 * have: a test with a mistyped one would run without what it asked for. The message of a check is either an error code
 * or the sentence to answer: people who write requests by hand shouldn't have to guess.
 * @throws {SandboxError} for the first field that is wrong
 */
export function readFields<S extends z.ZodObject>(fields: S, rawInput: Record<string, unknown>): z.output<S> {
  const unknown = Object.keys(rawInput).find((name) => !Object.hasOwn(fields.shape, name));
  if (unknown !== undefined) fail('invalid_control_request', `${unknown}: ${noSuchField(Object.keys(fields.shape))}`);
  const read = fields.safeParse(rawInput);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  if (issue && CODE.test(issue.message)) throw new SandboxError(issue.message);
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  return fail('invalid_control_request', `${where}${issue?.message ?? 'The request could not be understood.'}`);
}

const noSuchField = (names: string[]) =>
  names.length > 0 ? `There is no such field here, only ${inWords.format(names)}.` : 'This call takes no fields.';

const inWords = new Intl.ListFormat('en-GB');

/** Error codes are words joined by underscores; sentences have spaces. */
const CODE = /^[a-z0-9]+(?:_[a-z0-9]+)+$/;
