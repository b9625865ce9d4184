import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange, Header } from '../../wire/exchange.ts';
import { readBody } from '../body.ts';
import { takeFault } from '../faults.ts';
import type { Parts } from '../parts.ts';
import { findProject, touch, type Project } from '../project.ts';
import { socketOf } from '../socket.ts';
import { createRouter } from '../stytch/routing.ts';
import type { Account } from './account.ts';
import { refusal, success, toResponse, type Outcome } from './answer.ts';
import { fail, problem } from './errors.ts';
import { failure } from './failure.ts';
import { checkKey } from './key-check.ts';
import { NOT_EMULATED } from './not-emulated.ts';
import { OPERATIONS } from './operations.ts';
import type { Operation } from './operation.ts';
import { ordered } from './ordered-fault.ts';
import { readJson } from './json.ts';

/** What the service is made of: a part of what the whole sandbox is. */
export type ApiParts = Pick<Parts, 'db' | 'siteUrl' | 'log' | 'now' | 'nextPosition' | 'calls'>;

/** A call on its way, as far as it has come: what is known of it when it fails is what gets recorded. */
interface Passage {
  context: Context;
  operation: Operation | undefined;
  project?: Project;
  account?: Account;
  body: string;
  /** The answer is lost on the way: the caller sees a closed connection. */
  dropped?: boolean;
}

/**
 * Answers every call below `/passwordless`. The order of the checks is that of the service (fact sheet, section 1): path
 * → key → body → logic. An ordered fault comes in after the key, which says whose it is.
 */
export function createApi(parts: ApiParts) {
  const router = createRouter<Operation>([...OPERATIONS, ...NOT_EMULATED]);

  return async function answer(context: Context): Promise<Response> {
    const started = { at: parts.now(), clock: performance.now() };
    const { method, path } = context.req;
    const passage: Passage = { context, operation: router.find(method, path)?.operation, body: '' };
    const outcome = await run(parts, passage, router.knows(path)).catch((error: unknown) =>
      failure(parts, error, passage.operation?.name),
    );
    await record(parts, passage, started, outcome);
    return passage.dropped ? drop(context) : toResponse(outcome);
  };
}

async function run(parts: ApiParts, passage: Passage, pathExists: boolean): Promise<Outcome> {
  const { context, operation } = passage;
  // Also with a bad key: a path that is none of the service's says nothing about keys.
  if (!operation) return fail(pathExists ? 'method_not_allowed' : 'not_found');
  const header = (name: string) => context.req.header(name);
  const account = await checkKey(parts.db, operation.key, header);
  const project = await findProject(parts.db, account.project_id);
  Object.assign(passage, { account, project });
  await touch(parts.db, project, parts.now());
  passage.body = await readBody(context.req);

  const fault = project.hasFaults ? await takeFault(parts.db, project.id, operation.name) : undefined;
  if (fault?.delay_ms) await wait(fault.delay_ms);
  if (fault?.kind === 'error') return ordered(fault);
  if (fault?.kind === 'drop') passage.dropped = true;
  if (fault?.kind === 'drop' && fault.when !== 'after') return refusal(problem('internal_server_error').body);

  const given = context.req.method === 'GET' ? context.req.query() : readJson(passage.body);
  const now = parts.now() + project.clock_offset_ms;
  return success(operation.status, await operation.run({ db: parts.db, project, account, now, header }, given));
}

function record(
  parts: ApiParts,
  { context, operation, project, account, body, dropped }: Passage,
  started: { at: number; clock: number },
  outcome: Outcome,
): Promise<void> | undefined {
  if (!project || !account) return undefined;
  const { url, method } = context.req;
  const exchange: Exchange = {
    id: randomUUID(),
    operation: operation?.name ?? null,
    method,
    path: url.slice(url.indexOf('/', url.indexOf('//') + 2)),
    request: { headers: headersOf(context), body },
    response: dropped ? null : { ...outcome, headers: Object.entries(outcome.headers) },
    problem: dropped ? 'dropped' : null,
    started_at: started.at,
    duration_ms: Math.round((performance.now() - started.clock) * 10) / 10,
  };
  return parts.calls.add(project.id, parts.nextPosition(), exchange, [account.secret_key]);
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
  if (!incoming)
    return toResponse(refusal({ type: 'about:blank', title: 'This answer was dropped by a fault.', status: 502 }));
  // The socket, not the request: destroying a request that was read to its end leaves the connection open.
  incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
