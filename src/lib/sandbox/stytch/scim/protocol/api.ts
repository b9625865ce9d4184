import { parseObject } from '../../../core/http/body.ts';
import type { EmulatorContext } from '../../../core/context.ts';
import { type ErrorDialect, withErrorResponses } from '../../../core/calls/error-response.ts';
import { createHandler } from '../../../core/calls/handle-call.ts';
import { queryOf, type EmulatorRequest, type Handler } from '../../../core/http/request.ts';
import { errorBody, inScimsWords } from './errors.ts';
import { identifyProvider, type ScimCaller } from './caller.ts';
import { scimJson } from './respond.ts';
import type { ScimRoute } from './route.ts';
import { SCIM_ROUTES } from './routes.ts';

/** Paths of Stytch's own API have an organization where these have a connection. */
const SCIM = /^\/v1\/b2b\/scim\/scim-connection-[^/]+(?!\/connection(?:\/|$))(?:\/|$)/;

/** Whether a request comes from an identity provider. */
export const isForScim = ({ path }: EmulatorRequest): boolean => SCIM.test(path);

/** Makes the handler of the addresses that identity providers call. They speak SCIM 2.0 (RFC 7644). */
export function createScimApi(context: EmulatorContext, dialect: ErrorDialect): Handler {
  const { db, siteUrl, bounds } = context;
  const scim: ErrorDialect = {
    ...dialect,
    toErrorResponse: (error) => {
      const { status, body } = inScimsWords(error);
      return scimJson(status, body);
    },
  };
  const handle = createHandler<ScimRoute, ScimCaller>(context, SCIM_ROUTES, {
    ...scim,
    toFaultResponse: ({ status = 500, error_message = 'A fault was ordered for this call.' }) =>
      scimJson(status, errorBody(status, error_message)),
    identify: (request, _, { connection_id = '' }) => identifyProvider(context, request, connection_id),
    run: ({ operation, request, body, params, now, caller: { project, organization, connection } }) => {
      // Names of query parameters differ in case between providers.
      const query = Object.fromEntries(
        Object.entries(queryOf(request)).map(([name, value]) => [name.toLowerCase(), value]),
      );
      const call = { db, project, now, siteUrl, bounds, organization, connection, id: params.id ?? '', query };
      return operation.run(call, request.method === 'GET' ? {} : parseObject(body));
    },
  });
  return withErrorResponses(context.log, scim, handle);
}
