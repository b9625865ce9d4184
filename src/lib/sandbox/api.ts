import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange, Header } from '../wire/exchange.ts';
import { json, jsonHeaders, send } from './answer.ts';
import { readBody, parseObject } from './body.ts';
import { failure } from './failure.ts';
import { takeFault, type Effect } from './faults.ts';
import type { Parts } from './parts.ts';
import { authenticate, findProject, readCredentials, touch, type Project } from './project.ts';
import { errorBody, ERRORS, fail, isErrorType } from './stytch/errors.ts';
import { OPERATIONS } from './stytch/index.ts';
import { NOT_EMULATED, type NotEmulated } from './stytch/not-emulated.ts';
import type { Operation } from './stytch/operation.ts';
import { createRouter } from './stytch/routing.ts';
import { headerOf, requestOf, socketOf } from './socket.ts';

interface Outcome {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

type Routed = Pick<Operation, 'name' | 'path' | 'open' | 'run'> & { method: string };

/** An operation of Stytch's that this sandbox knows only by name. */
const refuse = (operation: NotEmulated): Routed => ({
  ...operation,
  run: async () =>
    fail('not_emulated', `${operation.name} is not emulated by this sandbox. GET /_sandbox/openapi.json says what is.`),
});

/** A call on its way, as far as it has come: what is known of it when it fails is what gets recorded. */
interface Passage {
  context: Context;
  requestId: string;
  operation: Routed | undefined;
  params: Record<string, string>;
  project?: Project;
  secret?: string;
  body: string;
  /** The answer is lost on the way: the caller sees a closed connection. */
  dropped?: boolean;
}

/**
 * Answers every call below `/v1/b2b`. The order of the checks is fixed: Authorization header → credentials → body is
 * JSON → fields → existence → state. An ordered fault comes in after the credentials, which say whose it is.
 */
export function createApi(parts: Parts) {
  const router = createRouter<Routed>([...OPERATIONS, ...NOT_EMULATED.map(refuse)]);

  return async function answer(context: Context): Promise<Response> {
    const started = { at: parts.now(), clock: performance.now() };
    const { method, path } = context.req;
    const match = router.find(method, path);
    const passage: Passage = {
      context,
      requestId: `request-id-test-${randomUUID()}`,
      operation: match?.operation,
      params: match?.params ?? {},
      body: '',
    };
    const outcome = await run(parts, passage, router.knows(path)).catch((error: unknown) =>
      failure(parts, error, passage.requestId, passage.operation?.name),
    );
    const text = JSON.stringify({ status_code: outcome.status, request_id: passage.requestId, ...outcome.body });
    const headers = jsonHeaders(outcome.headers);
    const response = { status: outcome.status, headers: Object.entries(headers), body: text };
    const kept = record(parts, passage, started, response);
    if (kept) await kept;
    return passage.dropped ? drop(context) : send(context, outcome.status, headers, text);
  };
}

async function run(parts: Parts, passage: Passage, pathExists: boolean): Promise<Outcome> {
  const { context, operation, params } = passage;
  if (operation?.open) {
    passage.project = await findProject(parts.db, params.project_id ?? '');
  } else {
    if (!operation) return unknownRoute(parts, passage, pathExists);
    const credentials = readCredentials(headerOf(context, 'authorization'));
    passage.secret = credentials.secret;
    passage.project = await authenticate(parts.db, credentials);
  }
  await touch(parts.db, passage.project, parts.now());
  passage.body = await readBody(requestOf(context));

  const fault = passage.project.hasFaults ? await takeFault(parts.db, passage.project.id, operation.name) : undefined;
  if (fault?.delay_ms) await wait(fault.delay_ms);
  if (fault?.kind === 'error') return ordered(fault, passage.requestId);
  if (fault?.kind === 'drop') passage.dropped = true;
  if (fault?.kind === 'drop' && fault.when !== 'after') return { status: 500, body: {} };

  const given = { ...(context.req.method === 'GET' ? context.req.query() : parseObject(passage.body)), ...params };
  const body = await operation.run(
    {
      db: parts.db,
      project: passage.project,
      now: parts.now() + passage.project.clock_offset_ms,
      keys: parts.keys,
      nextPosition: parts.nextPosition,
      header: (name) => headerOf(context, name.toLowerCase()),
    },
    given,
  );
  return { status: 200, body };
}

/** A path that is none of theirs needs no credentials to be told so; with them, it is recorded like any other call. */
async function unknownRoute(parts: Parts, passage: Passage, pathExists: boolean): Promise<never> {
  const header = headerOf(passage.context, 'authorization');
  if (header !== undefined) {
    const credentials = readCredentials(header);
    passage.secret = credentials.secret;
    passage.project = await authenticate(parts.db, credentials);
    passage.body = await readBody(requestOf(passage.context));
  }
  return fail(pathExists ? 'method_not_allowed' : 'route_not_found');
}

/** An error that was asked for, in Stytch's own dialect. */
function ordered(fault: Effect, requestId: string): Outcome {
  const byStatus =
    fault.status === 429
      ? 'too_many_requests'
      : fault.status === 401
        ? 'unauthorized_credentials'
        : 'internal_server_error';
  const type = fault.error_type ?? byStatus;
  const [status, , message] = isErrorType(type) ? ERRORS[type] : ERRORS.internal_server_error;
  const final = fault.status ?? status;
  return { status: final, body: errorBody(final, type, fault.error_message ?? message, requestId) };
}

function record(
  parts: Parts,
  passage: Passage,
  started: { at: number; clock: number },
  response: Exchange['response'],
): Promise<void> | undefined {
  const { context, project, secret } = passage;
  if (!project) return undefined;
  const url = context.req.url;
  const exchange: Exchange = {
    id: passage.requestId,
    operation: passage.operation?.name ?? null,
    method: context.req.method,
    path: url.slice(url.indexOf('/', url.indexOf('//') + 2)),
    request: { headers: headersOf(context), body: passage.body },
    response: passage.dropped ? null : response,
    problem: passage.dropped ? 'dropped' : null,
    started_at: started.at,
    duration_ms: Math.round((performance.now() - started.clock) * 10) / 10,
  };
  return parts.calls.add(project.id, parts.nextPosition(), exchange, secret ? [secret] : []);
}

/** As received, in order and case, where there is a socket; as parsed otherwise. */
function headersOf(context: Context): Header[] {
  const raw = socketOf(context)?.rawHeaders;
  if (!raw) return [...context.req.raw.headers];
  return Array.from({ length: raw.length / 2 }, (_, i): Header => [raw[2 * i] ?? '', raw[2 * i + 1] ?? '']);
}

/** Closes the connection without an answer. Without a socket, as in a test, there is nothing to close. */
function drop(context: Context): Response {
  const incoming = socketOf(context);
  if (!incoming) return json(context, 502, errorBody(502, 'dropped', 'This answer was dropped by a fault.', ''));
  incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
