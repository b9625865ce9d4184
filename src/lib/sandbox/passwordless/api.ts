import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange } from '../../wire/exchange.ts';
import type { Answer } from '../core/response.ts';
import { readBody } from '../core/body.ts';
import { queryOf, type Answering, type Received } from '../core/request.ts';
import { takeFault } from '../core/faults.ts';
import type { Parts } from '../core/context.ts';
import { findProject, touch, type Project } from '../core/projects.ts';
import { createRouter } from '../core/router.ts';
import type { Account } from './account/account.ts';
import { refusal, success } from './answer.ts';
import { fail, problem } from './errors.ts';
import { failure } from './failure.ts';
import { checkKey } from './account/key-check.ts';
import { NOT_EMULATED } from './not-emulated.ts';
import { OPERATIONS } from './operations.ts';
import type { Operation } from './operation.ts';
import { ordered } from './ordered-fault.ts';
import { readJson } from './json.ts';

/** What the service is made of: a part of what the whole sandbox is. */
export type ApiParts = Pick<Parts, 'db' | 'siteUrl' | 'log' | 'now' | 'nextPosition' | 'calls'>;

/** A call on its way, as far as it has come: what is known of it when it fails is what gets recorded. */
interface Passage {
  request: Received;
  operation: Operation | undefined;
  project?: Project;
  account?: Account;
  body: string;
  /** The answer is lost on the way: the caller sees a closed connection. */
  dropped?: boolean;
}

/** Where there is no connection to close, as in a test, this is seen. */
const DROPPED: Answer = {
  ...refusal({ type: 'about:blank', title: 'This answer was dropped by a fault.', status: 502 }),
  dropped: true,
};

/**
 * Answers every call below `/passwordless`. The order of the checks is that of the service (docs/passwordless.md,
 * "Reading requests and answering"): path → key → body → logic. An ordered fault comes in after the key, which says
 * whose it is.
 */
export function createApi(parts: ApiParts): Answering {
  const router = createRouter<Operation>([...OPERATIONS, ...NOT_EMULATED]);

  return async function answer(request) {
    const started = { at: parts.now(), clock: performance.now() };
    const { method, path } = request;
    const passage: Passage = { request, operation: router.find(method, path)?.operation, body: '' };
    const outcome = await run(parts, passage, router.knows(path)).catch((error: unknown) =>
      failure(parts, error, passage.operation?.name),
    );
    await record(parts, passage, started, outcome);
    return passage.dropped ? DROPPED : outcome;
  };
}

async function run(parts: ApiParts, passage: Passage, pathExists: boolean): Promise<Answer> {
  const { request, operation } = passage;
  // Also with a bad key: a path that is none of the service's says nothing about keys.
  if (!operation) return fail(pathExists ? 'method_not_allowed' : 'not_found');
  const header = (name: string) => request.header(name.toLowerCase());
  const account = await checkKey(parts.db, operation.key, header);
  const project = await findProject(parts.db, account.project_id);
  Object.assign(passage, { account, project });
  await touch(parts.db, project, parts.now());
  passage.body = await readBody(request);

  const fault = project.hasFaults ? await takeFault(parts.db, project.id, operation.name) : undefined;
  if (fault?.delay_ms) await wait(fault.delay_ms);
  if (fault?.kind === 'error') return ordered(fault);
  if (fault?.kind === 'drop') passage.dropped = true;
  if (fault?.kind === 'drop' && fault.when !== 'after') return refusal(problem('internal_server_error').body);

  const given = request.method === 'GET' ? queryOf(request) : readJson(passage.body);
  const now = parts.now() + project.clock_offset_ms;
  return success(operation.status, await operation.run({ db: parts.db, project, account, now, header }, given));
}

function record(
  parts: ApiParts,
  { request, operation, project, account, body, dropped }: Passage,
  started: { at: number; clock: number },
  outcome: Answer,
): Promise<void> | undefined {
  if (!project || !account) return undefined;
  const exchange: Exchange = {
    id: randomUUID(),
    operation: operation?.name ?? null,
    method: request.method,
    path: request.target,
    request: { headers: request.headers(), body },
    response: dropped ? null : { ...outcome, headers: Object.entries(outcome.headers) },
    problem: dropped ? 'dropped' : null,
    started_at: started.at,
    duration_ms: Math.round((performance.now() - started.clock) * 10) / 10,
  };
  return parts.calls.add(project.id, parts.nextPosition(), exchange, [account.secret_key]);
}
