import { setTimeout as wait } from 'node:timers/promises';
import { readBody } from '../http/body.ts';
import type { Caller, CallState } from './call-state.ts';
import type { EmulatorContext } from '../context.ts';
import { type ErrorDialect, errorResponse } from './error-response.ts';
import { fail } from '../errors.ts';
import { type Effect, takeFault } from './faults.ts';
import { noteUse } from '../projects/projects.ts';
import { record } from './record-call.ts';
import type { EmulatorRequest, Handler } from '../http/request.ts';
import { limitResponse } from '../http/response-limit.ts';
import { proxyPage, type EmulatorResponse } from '../http/response.ts';
import { createRouter, type Route } from '../http/router.ts';

/** A call with a known operation and caller, ready to run. */
export interface RoutedCall<O extends Route, C extends Caller> {
  id: string;
  request: EmulatorRequest;
  operation: O;
  params: Record<string, string>;
  caller: C;
  body: string;
  /** Sandbox time in milliseconds: real time plus the offset of the project's clock. */
  now: number;
}

/** Everything about a call that differs between providers. */
export interface Protocol<O extends Route, C extends Caller> extends ErrorDialect {
  /**
   * Identifies the caller, by credentials or by the path.
   * @throws {SandboxError} when the caller has no access
   */
  identify(request: EmulatorRequest, operation: O, params: Record<string, string>): Promise<C>;
  /** Identifies the caller of a path that doesn't exist. The call is recorded if there is one. */
  identifyUnrouted?(request: EmulatorRequest): Promise<C | undefined>;
  run(call: RoutedCall<O, C>): Promise<EmulatorResponse>;
  /** Makes the error that a fault asks for. */
  toFaultResponse(effect: Effect, callId: string): EmulatorResponse;
}

/** The longest delay on a public site, in milliseconds. Its connections close when nothing happens for longer. */
const LONGEST_DELAY = 20_000;

/** Only visible where there is no connection to close, as in a test. */
const DROPPED: EmulatorResponse = { status: 502, headers: {}, body: '', dropped: true };

/**
 * Makes the handler of a provider's API. The order is fixed: route, caller, body, fault, operation. Faults belong to a
 * project, so they come after the caller is known.
 */
export function createHandler<O extends Route, C extends Caller>(
  context: EmulatorContext,
  operations: readonly O[],
  protocol: Protocol<O, C>,
): Handler {
  const router = createRouter(operations);

  return async (request) => {
    const clock = performance.now();
    const match = router.find(request.method, request.path);
    const state: CallState<O, C> = {
      id: protocol.newCallId(),
      request,
      operation: match?.operation,
      params: match?.params ?? {},
      body: '',
      startedAt: context.now(),
    };
    const response = await handleCall(context, protocol, state, router.knows(request.path))
      .then((whole) => limitResponse(context, whole))
      .catch((error: unknown) =>
        errorResponse(context.log, protocol, error, { id: state.id, operation: state.operation?.name }),
      );
    await record(context, state, response, performance.now() - clock);
    return state.dropped ? DROPPED : response;
  };
}

async function handleCall<O extends Route, C extends Caller>(
  context: EmulatorContext,
  protocol: Protocol<O, C>,
  state: CallState<O, C>,
  pathExists: boolean,
): Promise<EmulatorResponse> {
  const { id, request, operation, params } = state;
  if (!operation) return refuseUnrouted(protocol, state, pathExists);
  const caller = await protocol.identify(request, operation, params);
  const { project } = caller;
  state.caller = caller;
  await noteUse(context.db, project, context.now());
  state.body = await readBody(request);

  const fault = project.hasFaults ? await takeFault(context.db, project.id, operation.name) : undefined;
  if (fault?.delay_ms) await wait(Math.min(fault.delay_ms, context.bounds ? LONGEST_DELAY : Infinity));
  if (fault?.kind === 'error') return protocol.toFaultResponse(fault, id);
  if (fault?.kind === 'html') return proxyPage(fault.status);
  state.dropped = fault?.kind === 'drop';
  if (state.dropped && fault?.when !== 'after') return DROPPED;
  const now = context.now() + project.clock_offset_ms;
  return protocol.run({ id, request, operation, params, caller, body: state.body, now });
}

async function refuseUnrouted<O extends Route, C extends Caller>(
  protocol: Protocol<O, C>,
  state: CallState<O, C>,
  pathExists: boolean,
): Promise<never> {
  const caller = await protocol.identifyUnrouted?.(state.request);
  if (caller) {
    state.caller = caller;
    state.body = await readBody(state.request);
  }
  return fail(pathExists ? 'method_not_allowed' : 'route_not_found');
}
