import type { Sweep } from '../store/sweeper.ts';
import { BASE, createControl } from './control/index.ts';
import { createSeededProject, type CreatedProject } from './control/create-project.ts';
import { createContext, type SandboxOptions } from './core/context.ts';
import { withErrorResponses } from './core/calls/error-response.ts';
import { fail, SandboxError } from './core/errors.ts';
import { isBelow, type EmulatorRequest, type Handler } from './core/http/request.ts';
import type { EmulatorResponse } from './core/http/response.ts';
import { createSweep } from './core/projects/sweep.ts';
import { CONTROL_ROUTES, PROVIDERS } from './providers.ts';
import type { Seed } from './seed-file.ts';
import { createErrorDialect } from './stytch/index.ts';

/** The emulated providers and their control plane. */
export interface Sandbox {
  /** Answers every request. `core/http/node-listener.ts` turns it into a listener for Node's server. */
  handle: Handler;
  /**
   * Refuses a request of a network that is over its limit, in the words of the API that the request is for.
   * @param wait milliseconds until the network may send it
   */
  refuse(request: Pick<EmulatorRequest, 'path'>, wait: number): EmulatorResponse;
  /** Deletes idle projects and what has expired. */
  sweep: Sweep;
  /** Creates the project that a seed file describes, and replaces the one with its id. */
  createSeededProject(seed: Seed): Promise<CreatedProject>;
}

/**
 * Creates the sandbox. It keeps all its state in the database.
 * @example
 * const { handle } = createSandbox({
 *   db, siteUrl: 'http://localhost:3000', redirectHosts: [], projectsPerAddress: 50, log,
 * });
 * createServer(toNodeListener(handle, log)).listen(3000);
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  const handle: Handler = async (request) => find(request.path)?.handle(request) ?? fail('route_not_found');
  const context = createContext(options, handle);
  const { db, log, siteUrl, calls } = context;
  const data = PROVIDERS.map((provider) => provider.data);
  const sweep = createSweep(db, data);
  // The control plane words errors as Stytch does, because its callers use that provider's SDK.
  const control = withErrorResponses(
    log,
    createErrorDialect(siteUrl, true),
    createControl(context, CONTROL_ROUTES, data),
  );
  const mounted = [
    { base: BASE, handle: control, dialect: createErrorDialect(siteUrl, true) },
    ...PROVIDERS.map((provider) => ({
      base: provider.base,
      handle: provider.mount(context),
      dialect: provider.createDialect(siteUrl),
    })),
  ].sort((a, b) => b.base.length - a.base.length);
  const find = (path: string) => mounted.find(({ base }) => isBelow(base, path));
  return {
    handle,
    refuse({ path }, wait) {
      const dialect = find(path)?.dialect ?? createErrorDialect(siteUrl);
      const response = dialect.toErrorResponse(new SandboxError('too_many_requests'), dialect.newCallId());
      return { ...response, headers: { ...response.headers, 'retry-after': String(Math.ceil(wait / 1000)) } };
    },
    createSeededProject: (seed) => createSeededProject(context, data, seed),
    sweep: async (now) => {
      await calls.flush();
      await sweep(now);
    },
  };
}
