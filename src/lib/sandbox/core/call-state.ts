import type { Project } from './projects.ts';
import type { EmulatorRequest } from './request.ts';
import type { Route } from './router.ts';

/** Who makes a call. */
export interface Caller {
  project: Project;
  /** What the record of calls must not contain. */
  secrets: readonly string[];
}

/** A call in progress: what is known of it when it fails is what gets recorded. */
export interface CallState<O extends Route, C extends Caller> {
  id: string;
  request: EmulatorRequest;
  operation: O | undefined;
  params: Record<string, string>;
  caller?: C;
  body: string;
  startedAt: number;
  /** The response is lost: the caller sees a closed connection. */
  dropped?: boolean;
}
