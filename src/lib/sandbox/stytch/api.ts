import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange } from '../../wire/exchange.ts';
import { failure } from './failure.ts';
import { takeFault, type Effect } from '../core/faults.ts';
import { json, type Answer } from '../core/response.ts';
import { parseObject, readBody } from '../core/body.ts';
import { queryOf, type Answering, type Received } from '../core/request.ts';
import type { Parts } from '../core/context.ts';
import { authenticate, findProject, readCredentials, touch, type Project } from '../core/projects.ts';
import { errorBody, ERRORS, fail, isErrorType } from './errors.ts';
import { OPERATIONS } from './operations.ts';
import { NOT_EMULATED, type NotEmulated } from './not-emulated.ts';
import type { Operation } from './operation.ts';
import { createRouter } from '../core/router.ts';

interface Outcome {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

type Routed = Pick<Operation, 'name' | 'path' | 'open' | 'run'> & { method: string };

/** Where there is no connection to close, as in a test, this is seen. */
const DROPPED: Answer = {
  ...json(502, errorBody(502, 'dropped', 'This answer was dropped by a fault.', '')),
  dropped: true,
};

/** An operation of Stytch's that this sandbox knows only by name. */
const refuse = (operation: NotEmulated): Routed => ({
  ...operation,
  run: async () =>
    fail('not_emulated', `${operation.name} is not emulated by this sandbox. GET /_sandbox/openapi.json says what is.`),
});

/** A call on its way, as far as it has come: what is known of it when it fails is what gets recorded. */
interface Passage {
  request: Received;
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
 * Answers every call that Stytch would. The order of the checks is fixed: Authorization header → credentials → body is
 * JSON → fields → existence → state. An ordered fault comes in after the credentials, which say whose it is.
 */
export function createApi(parts: Parts): Answering {
  const router = createRouter<Routed>([...OPERATIONS, ...NOT_EMULATED.map(refuse)]);

  return async function answer(request) {
    const started = { at: parts.now(), clock: performance.now() };
    const { method, path } = request;
    const match = router.find(method, path);
    const passage: Passage = {
      request,
      requestId: `request-id-test-${randomUUID()}`,
      operation: match?.operation,
      params: match?.params ?? {},
      body: '',
    };
    const outcome = await run(parts, passage, router.knows(path)).catch((error: unknown) =>
      failure(parts, error, passage.requestId, passage.operation?.name),
    );
    const body = { status_code: outcome.status, request_id: passage.requestId, ...outcome.body };
    const given = json(outcome.status, body, outcome.headers);
    const kept = record(parts, passage, started, given);
    if (kept) await kept;
    return passage.dropped ? DROPPED : given;
  };
}

async function run(parts: Parts, passage: Passage, pathExists: boolean): Promise<Outcome> {
  const { request, operation } = passage;
  if (!operation) return unknownRoute(parts, passage, pathExists);
  const project = await projectOf(parts, passage, operation);
  await touch(parts.db, project, parts.now());
  passage.body = await readBody(request);

  const fault = project.hasFaults ? await takeFault(parts.db, project.id, operation.name) : undefined;
  if (fault?.delay_ms) await wait(fault.delay_ms);
  if (fault?.kind === 'error') return ordered(fault, passage.requestId);
  if (fault?.kind === 'drop') passage.dropped = true;
  if (fault?.kind === 'drop' && fault.when !== 'after') return { status: 500, body: {} };
  return { status: 200, body: await perform(parts, passage, operation, project) };
}

/** Whose call it is: by its credentials, or by its path where it needs none. */
async function projectOf({ db }: Parts, passage: Passage, { open }: Pick<Routed, 'open'>): Promise<Project> {
  if (open) return (passage.project = await findProject(db, passage.params.project_id ?? ''));
  const credentials = readCredentials(passage.request.header('authorization'));
  passage.secret = credentials.secret;
  return (passage.project = await authenticate(db, credentials));
}

function perform(parts: Parts, { request, body, params }: Passage, operation: Routed, project: Project) {
  const given = { ...(request.method === 'GET' ? queryOf(request) : parseObject(body)), ...params };
  const now = parts.now() + project.clock_offset_ms;
  const { db, keys, nextPosition } = parts;
  const header = (name: string) => request.header(name.toLowerCase());
  return operation.run({ db, project, now, keys, nextPosition, header }, given);
}

/** A path that is none of theirs needs no credentials to be told so; with them, it is recorded like any other call. */
async function unknownRoute(parts: Parts, passage: Passage, pathExists: boolean): Promise<never> {
  if (passage.request.header('authorization') !== undefined) {
    await projectOf(parts, passage, { open: false });
    passage.body = await readBody(passage.request);
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
  { status, headers, body }: Answer,
): Promise<void> | undefined {
  const { request, project, secret } = passage;
  if (!project) return undefined;
  const exchange: Exchange = {
    id: passage.requestId,
    operation: passage.operation?.name ?? null,
    method: request.method,
    path: request.target,
    request: { headers: request.headers(), body: passage.body },
    response: passage.dropped ? null : { status, headers: Object.entries(headers), body },
    problem: passage.dropped ? 'dropped' : null,
    started_at: started.at,
    duration_ms: Math.round((performance.now() - started.clock) * 10) / 10,
  };
  return parts.calls.add(project.id, parts.nextPosition(), exchange, secret ? [secret] : []);
}
