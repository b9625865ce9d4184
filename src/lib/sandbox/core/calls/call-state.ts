import type { Project } from '../projects/projects.ts';
import type { EmulatorRequest } from '../http/request.ts';
import type { Route } from '../http/router.ts';

/** The caller of an operation. */
export interface Caller {
  project: Project;
  /** Strings that the record of calls must not contain. */
  secrets: readonly string[];
}

/** A call in progress. Whatever is known when it fails gets recorded. */
export interface CallState<O extends Route, C extends Caller> {
  id: string;
  request: EmulatorRequest;
  operation: O | undefined;
  params: Record<string, string>;
  caller?: C;
  body: string;
  startedAt: number;
  /** A fault drops the response: the caller sees a closed connection. */
  dropped?: boolean;
}
