import type { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import type { Project } from '../core/projects/projects.ts';
import type { Account } from './account/account.ts';
import { BASE } from './base.ts';
import { readFields } from './fields.ts';
import type { KeyHeader } from './account/key-check.ts';

/** Arguments of every operation. */
export interface Call {
  db: Executor;
  project: Project;
  account: Account;
  /** Sandbox time in milliseconds: real time plus the offset of the project's clock. */
  now: number;
  header: (name: string) => string | undefined;
}

/** One operation of the service. The list of all operations is routed, documented, and says what a fault can name. */
export interface Operation {
  /** The service's name, and the path with dots instead of slashes, such as `passwordless.signin.verify`. */
  name: string;
  method: 'GET' | 'POST';
  path: string;
  /** The header that must contain a key. */
  key: KeyHeader;
  /** The status of a successful response. */
  status: number;
  /** The request's fields, where it is emulated. */
  fields?: z.ZodType;
  /**
   * Runs the operation.
   * @returns the body, or undefined for an empty one
   */
  run: (call: Call, rawInput: Record<string, unknown>) => Promise<unknown>;
}

/** Defines an operation. Its name is derived from its path. */
export function operation<S extends z.ZodType>(
  [method, path, key, status = 200]: readonly [
    method: Operation['method'],
    path: `/${string}`,
    key: KeyHeader,
    status?: number,
  ],
  fields: S,
  run: (call: Call, input: z.output<S>) => Promise<unknown>,
): Operation {
  return {
    name: nameOf(path),
    method,
    path: BASE + path,
    key,
    status,
    fields,
    run: (call, rawInput) => run(call, readFields(fields, rawInput)),
  };
}

/** Returns an operation's name: `/signin/generate-token` → `passwordless.signin.generate_token`. */
export const nameOf = (path: string): string =>
  `passwordless${path
    .replaceAll('/', '.')
    .replaceAll('-', '_')
    .replace(/\{\w+\}/g, 'id')}`;
