import { parseObject } from '../../core/http/body.ts';
import type { EmulatorContext } from '../../core/context.ts';
import { withErrorResponses } from '../../core/calls/error-response.ts';
import { createHandler } from '../../core/calls/handle-call.ts';
import type { Keyring } from '../../core/keys/keyring.ts';
import { findByPublicToken } from '../../core/projects/projects.ts';
import { isBelow, queryOf, type EmulatorRequest, type Handler } from '../../core/http/request.ts';
import { json } from '../../core/http/response.ts';
import type { StytchDialect } from '../error-response.ts';
import { fail } from '../errors.ts';
import { OPERATIONS } from '../operations.ts';
import { bootstrapOf } from './bootstrap.ts';
import { runForPage } from './call.ts';
import { identifyPage, type SdkCaller } from './caller.ts';
import { preflight, withCors } from './cors.ts';
import { PAGE_OPERATIONS } from './page-operations.ts';
import { SDK_ROUTES, type SdkRoute } from './routes.ts';

const BASE = '/sdk/v1';
const BOOTSTRAP = `${BASE}/projects/bootstrap/`;

export const isForSdk = ({ path }: EmulatorRequest): boolean => isBelow(BASE, path);

const byName = new Map([...OPERATIONS, ...PAGE_OPERATIONS].map((operation) => [operation.name, operation]));

/**
 * Makes the handler of the API that browser SDKs call. It runs the operations of the server API, for a caller who is
 * not trusted.
 */
export function createSdkApi(context: EmulatorContext, dialect: StytchDialect, keys: Keyring): Handler {
  const { db, nextPosition, siteUrl, outgoing, bounds } = context;
  const calls = createHandler<SdkRoute, SdkCaller>(context, SDK_ROUTES, {
    ...dialect,
    identify: (request) => identifyPage(context, request),
    async run({ id, caller, now, operation: route, request, params, body }) {
      const operation = byName.get(route.operation) ?? fail('not_emulated', `${route.operation} is not emulated.`);
      const call = { db, project: caller.project, now, keys, nextPosition, siteUrl, outgoing, bounds };
      const rawInput = { ...(request.method === 'GET' ? queryOf(request) : parseObject(body)), ...params };
      const answer = await runForPage(call, route, operation, rawInput, caller.sessionToken);
      return json(200, { data: { status_code: 200, request_id: id, ...answer } });
    },
  });

  async function bootstrap(request: EmulatorRequest) {
    const token = request.path.slice(BOOTSTRAP.length);
    const project = (await findByPublicToken(db, token)) ?? fail('public_token_not_found');
    return json(200, {
      data: { status_code: 200, request_id: dialect.newCallId(), ...(await bootstrapOf(db, project)) },
    });
  }

  async function answer(request: EmulatorRequest) {
    if (request.method === 'GET' && request.path.startsWith(BOOTSTRAP)) return bootstrap(request);
    // What the SDK reports about its own use.
    if (request.path === `${BASE}/events`)
      return json(200, { data: { status_code: 200, request_id: dialect.newCallId() } });
    return calls(request);
  }

  const handle = withErrorResponses(context.log, dialect, answer);
  return async (request) =>
    request.method === 'OPTIONS' ? preflight(request) : withCors(request, await handle(request));
}
