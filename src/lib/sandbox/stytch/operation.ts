import type { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import type { SandboxBounds } from '../core/context.ts';
import type { Outgoing } from '../core/http/outgoing.ts';
import type { Project } from '../core/projects/projects.ts';
import { readFields } from './fields.ts';
import type { Keyring } from '../core/keys/keyring.ts';

/** Arguments of every operation. */
export interface Call {
  db: Executor;
  project: Project;
  /** Sandbox time in milliseconds: real time plus the offset of the project's clock. */
  now: number;
  keys: Keyring;
  /** Returns the next position, which orders rows created within one millisecond. */
  nextPosition: () => number;
  /** The site's origin, without a trailing slash. */
  siteUrl: string;
  /** Calls an identity provider. */
  outgoing: Outgoing;
  /** Returns a request header. */
  header: (name: string) => string | undefined;
  /** Bounds of one call on a public site. */
  bounds?: SandboxBounds | undefined;
}

/** Arguments of a query within one project. The time tells whether a member's lock has expired. */
export type Scope = Pick<Call, 'db' | 'project' | 'bounds'> & Partial<Pick<Call, 'now'>>;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One operation of the API. The list of all operations is routed, documented, and says what a fault can name. */
export interface Operation {
  /** The SDK's name for the operation, such as `magic_links.email.discovery.send`. */
  name: string;
  method: Method;
  /** The path, with parameters in braces as in the official description. */
  path: string;
  /** Whether the operation needs no credentials. */
  open?: boolean;
  /** Time that the response may be cached, in seconds. Others never are. */
  max_age?: number;
  /** The request's fields. */
  fields: z.ZodType;
  run: (call: Call, rawInput: Record<string, unknown>) => Promise<object>;
}

/**
 * Defines an operation.
 * @param fields the request's fields, path parameters first: they are validated in this order
 * @param run returns the body without `request_id` and `status_code`
 */
export function operation<S extends z.ZodType>(
  name: string,
  method: Method,
  path: string,
  fields: S,
  run: (call: Call, input: z.output<S>) => Promise<object>,
): Operation {
  return { name, method, path, fields, run: (call, rawInput) => run(call, readFields(fields, rawInput)) };
}
