import { parseObject } from '../../core/http/body.ts';
import type { Caller } from '../../core/calls/call-state.ts';
import type { EmulatorContext } from '../../core/context.ts';
import { createHandler } from '../../core/calls/handle-call.ts';
import type { Keyring } from '../../core/keys/keyring.ts';
import { findProject } from '../../core/projects/projects.ts';
import type { EmulatorRequest, Handler } from '../../core/http/request.ts';
import { json } from '../../core/http/response.ts';
import { createRouter } from '../../core/http/router.ts';
import type { StytchDialect } from '../error-response.ts';
import { oauth2Status } from './errors.ts';
import type { Oauth2Route } from './route.ts';
import { OAUTH2_ROUTES } from './routes.ts';

const router = createRouter(OAUTH2_ROUTES);

/** Whether a request is for one of the addresses of OAuth 2.0. */
export const isForOauth2 = ({ path }: EmulatorRequest): boolean => router.knows(path);

/** Makes the handler of the addresses of OAuth 2.0. Errors have other names there (docs/stytch.md, "Error bodies"). */
export function createOauth2Api(context: EmulatorContext, dialect: StytchDialect, keys: Keyring): Handler {
  const { db, siteUrl } = context;
  return createHandler<Oauth2Route, Caller>(context, OAUTH2_ROUTES, {
    ...dialect,
    toErrorResponse: (error, id) => {
      const status = oauth2Status(error.code);
      return status === undefined
        ? dialect.toErrorResponse(error, id)
        : oauth2Error(id, status, error.code, error.message);
    },
    toFaultResponse: (fault, id) => {
      const { error_type = '', error_message = 'A fault was ordered for this call.' } = fault;
      const usual = oauth2Status(error_type);
      if (usual === undefined) return dialect.toFaultResponse(fault, id);
      return oauth2Error(id, fault.status ?? usual, error_type, error_message);
    },
    // The client's secret isn't the project's, but the record of calls must not have it either.
    identify: async (_, __, { project_id = '' }) => ({ project: await findProject(db, project_id), secrets: [] }),
    run: async ({ id, operation, request, body, caller: { project }, now }) => {
      const header = (name: string) => request.header(name.toLowerCase());
      const call = { db, project, now, keys, siteUrl, header };
      const answer = await operation.run(call, { ...fieldsOf(body, header('content-type')), ...basicOf(header) });
      return json(200, { status_code: 200, request_id: id, ...answer });
    },
  });
}

const oauth2Error = (request_id: string, status_code: number, error: string, error_description: string) =>
  json(status_code, {
    status_code,
    request_id,
    error,
    error_description,
    error_uri: `https://stytch.com/docs/api/errors/${status_code}#${error}`,
  });

/** Reads a form, as the SDKs send it, or a JSON body, as in the documentation. */
function fieldsOf(body: string, type = ''): Record<string, string> {
  if (!type.includes('json')) return Object.fromEntries(new URLSearchParams(body));
  const texts = Object.entries(parseObject(body)).filter((field): field is [string, string] => {
    return typeof field[1] === 'string';
  });
  return Object.fromEntries(texts);
}

/** A client may also send its credentials in the Authorization header (RFC 6749, section 2.3.1). */
function basicOf(header: (name: string) => string | undefined): Record<string, string> {
  const encoded = /^basic +(\S+)$/i.exec(header('authorization') ?? '')?.[1];
  const [client_id, client_secret] = Buffer.from(encoded ?? '', 'base64')
    .toString()
    .split(':');
  return client_id && client_secret ? { client_id, client_secret } : {};
}
