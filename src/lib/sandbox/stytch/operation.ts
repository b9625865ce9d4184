import type { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import type { Project } from '../core/projects.ts';
import { readFields } from './fields.ts';
import type { Keyring } from './sessions/keys.ts';

/** What one call works with. */
export interface Call {
  db: Executor;
  project: Project;
  /** Sandbox time in milliseconds: real time plus what the project's clock was advanced. */
  now: number;
  keys: Keyring;
  /** Orders things made within one millisecond. */
  nextPosition: () => number;
  /** A request header, for the few operations that read one. */
  header: (name: string) => string | undefined;
}

/** What a query of one project works with. */
export type Scope = Pick<Call, 'db' | 'project'>;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One operation of the API. The list of all of them is what is routed, documented, and named in faults. */
export interface Operation {
  /** The SDK's name for it, such as `magic_links.email.discovery.send`. */
  name: string;
  method: Method;
  /** Parameters in braces, as the official description writes them. */
  path: string;
  /** Whether it is called without credentials. */
  open?: boolean;
  run: (call: Call, given: Record<string, unknown>) => Promise<object>;
}

/**
 * Describes an operation.
 * @param fields the request's fields, those of the path first: they are checked in this order
 * @param run answers the body without `request_id` and `status_code`
 */
export function operation<S extends z.ZodType>(
  name: string,
  method: Method,
  path: string,
  fields: S,
  run: (call: Call, input: z.output<S>) => Promise<object>,
): Operation {
  return { name, method, path, run: (call, given) => run(call, readFields(fields, given)) };
}
