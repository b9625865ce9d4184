import type { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import type { Project } from '../core/projects.ts';
import type { Account } from './account/account.ts';
import { BASE } from './base.ts';
import { readFields } from './fields.ts';
import type { KeyHeader } from './account/key-check.ts';

/** What one call works with. */
export interface Call {
  db: Executor;
  project: Project;
  account: Account;
  /** Sandbox time in milliseconds: real time plus what the project's clock was advanced. */
  now: number;
  header: (name: string) => string | undefined;
}

/** One operation of the service. The list of all of them is what is routed, documented, and named in faults. */
export interface Operation {
  /** The path with dots for slashes, behind the service's own name, such as `passwordless.signin.verify`. */
  name: string;
  method: 'GET' | 'POST';
  path: string;
  /** The header that opens it. */
  key: KeyHeader;
  /** Of a success. */
  status: number;
  /** @returns the body, or undefined where there is none */
  run: (call: Call, given: Record<string, unknown>) => Promise<unknown>;
}

/** Describes an operation. Its name follows from its path. */
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
    run: (call, given) => run(call, readFields(fields, given)),
  };
}

/** `/signin/generate-token` → `passwordless.signin.generate_token`; names of faults know no other signs. */
export const nameOf = (path: string): string =>
  `passwordless${path
    .replaceAll('/', '.')
    .replaceAll('-', '_')
    .replace(/\{\w+\}/g, 'id')}`;
