import type { Caller } from '../core/calls/call-state.ts';
import type { EmulatorContext } from '../core/context.ts';
import { createHandler } from '../core/calls/handle-call.ts';
import { newId } from '../core/ids.ts';
import { createKeyring } from '../core/keys/keyring.ts';
import { findProject } from '../core/projects/projects.ts';
import { queryOf, type Handler } from '../core/http/request.ts';
import { json } from '../core/http/response.ts';
import { type ErrorDialect, withErrorResponses } from '../core/calls/error-response.ts';
import { issuerOf } from '../core/built-in-idp.ts';
import { STYLE, STYLE_PATH } from './pages/style.ts';
import { statusOf } from './errors.ts';
import { OPERATIONS } from './operations.ts';
import type { Operation } from './operation.ts';
import { SUBMIT, SUBMIT_PATH } from './saml/post-page.ts';

/** Words errors as OAuth 2.0 does. */
export const createDialect = (): ErrorDialect => ({
  newCallId: () => newId('idp-call'),
  toErrorResponse: ({ code, message }) => json(statusOf(code), { error: code, error_description: message }),
});

/** Makes the handler of the identity provider. */
export function createApi(context: EmulatorContext): Handler {
  const { db, log, siteUrl, checkRedirect } = context;
  const keys = createKeyring(db, context.now);
  const dialect = createDialect();
  const handle = createHandler<Operation, Caller>(context, OPERATIONS, {
    ...dialect,
    toFaultResponse: ({ status, error_type = 'server_error', error_message = 'A fault was ordered for this call.' }) =>
      json(status ?? 500, { error: error_type, error_description: error_message }),
    identify: async (_, __, { project_id = '' }) => ({
      project: await findProject(db, project_id),
      secrets: [],
    }),
    run: ({ caller: { project }, now, operation, request, body }) =>
      operation.run(
        {
          db,
          project,
          now,
          keys,
          siteUrl,
          issuer: issuerOf(siteUrl, project.id),
          checkRedirect,
          header: (name) => request.header(name),
        },
        fieldsOf(queryOf(request), body, request.header('content-type')),
      ),
  });
  return withErrorResponses(log, dialect, async (request) => {
    if (request.path === STYLE_PATH) return STYLE;
    return request.path === SUBMIT_PATH ? SUBMIT : handle(request);
  });
}

/** Merges the query with a form or a JSON body. If a field repeats, the first one counts. */
function fieldsOf(query: Record<string, string>, body: string, type = ''): Record<string, string> {
  const fields = { ...query };
  if (body === '' || type.includes('json')) return fields;
  for (const [name, value] of new URLSearchParams(body)) fields[name] ??= value;
  return fields;
}
