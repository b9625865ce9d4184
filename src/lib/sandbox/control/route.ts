import type { z } from 'zod';
import type { Parts } from '../core/context.ts';
import type { Project } from '../core/projects.ts';

/** What one call of the control plane works with. */
export interface ControlCall extends Parts {
  project: Project;
  /** The id in the path, where there is one. */
  id: string;
}

/** One route of the control plane. The list of all of them is what is mounted and what its OpenAPI document is made of. */
export interface ControlRoute {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below `/_sandbox`, a parameter in braces. */
  path: string;
  /** What it does, for the document. */
  summary: string;
  status: number;
  /** What is taken, from the query and the body alike. */
  fields: z.ZodObject;
  answer: z.ZodType;
  /** The largest body, where it is not the usual. */
  limit?: number;
  run: (call: ControlCall, given: Record<string, unknown>) => Promise<object>;
}

/** Describes a route. The fields are read before it runs. */
export function route<S extends z.ZodObject>(
  described: Pick<ControlRoute, 'method' | 'path' | 'summary' | 'status' | 'answer' | 'limit'> & {
    fields: S;
    run: (call: ControlCall, input: z.output<S>) => Promise<object>;
  },
  read: (schema: S, given: Record<string, unknown>) => z.output<S>,
): ControlRoute {
  const { run, ...rest } = described;
  return { ...rest, run: (call, given) => run(call, read(rest.fields, given)) };
}
