import { parseObject } from '../core/http/body.ts';
import type { EmulatorContext } from '../core/context.ts';
import { readCredentials } from '../core/projects/credentials.ts';
import { createHandler, type RoutedCall } from '../core/calls/handle-call.ts';
import type { Caller } from '../core/calls/call-state.ts';
import { authenticate, findProject } from '../core/projects/projects.ts';
import { queryOf, type EmulatorRequest, type Handler } from '../core/http/request.ts';
import { json } from '../core/http/response.ts';
import type { Route } from '../core/http/router.ts';
import type { StytchDialect } from './error-response.ts';
import type { Operation } from './operation.ts';
import { NOT_EMULATED } from './not-emulated.ts';
import { OPERATIONS } from './operations.ts';
import { OTHER_OPERATIONS } from './other-operations.ts';
import type { Keyring } from '../core/keys/keyring.ts';

type Routed = Route & Pick<Operation, 'open' | 'max_age' | 'run'>;

/**
 * Makes the handler of Stytch's API. The order of the checks: Authorization header, credentials, body is JSON, fields,
 * existence, state.
 */
export function createApi(context: EmulatorContext, dialect: StytchDialect, keys: Keyring): Handler {
  const { db, nextPosition, siteUrl, outgoing, bounds } = context;
  return createHandler<Routed, Caller>(context, [...OPERATIONS, ...OTHER_OPERATIONS, ...NOT_EMULATED], {
    ...dialect,

    async identify(request, { open }, { project_id = '' }) {
      return open ? { project: await findProject(db, project_id), secrets: [] } : byCredentials(context, request);
    },

    // An unknown path returns the same error without credentials.
    async identifyUnrouted(request) {
      return request.header('authorization') === undefined ? undefined : byCredentials(context, request);
    },

    async run(call) {
      const { id, caller, now, operation, request } = call;
      const header = (name: string) => request.header(name.toLowerCase());
      const scope = { db, project: caller.project, now, keys, nextPosition, siteUrl, outgoing, header, bounds };
      const answer = await operation.run(scope, fieldsOf(call));
      const { max_age } = operation;
      const caching = max_age === undefined ? undefined : { 'cache-control': `public, max-age=${max_age}` };
      return json(200, { status_code: 200, request_id: id, ...answer }, caching);
    },
  });
}

async function byCredentials({ db }: EmulatorContext, request: EmulatorRequest): Promise<Caller> {
  const credentials = readCredentials(request.header('authorization'));
  return { project: await authenticate(db, credentials), secrets: [credentials.secret] };
}

const fieldsOf = ({ request, body, params }: RoutedCall<Routed, Caller>) => ({
  ...(request.method === 'GET' ? queryOf(request) : parseObject(body)),
  ...params,
});
