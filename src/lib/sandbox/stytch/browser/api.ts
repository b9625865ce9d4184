import type { Caller } from '../../core/calls/call-state.ts';
import type { EmulatorContext } from '../../core/context.ts';
import { createHandler } from '../../core/calls/handle-call.ts';
import { isId } from '../../core/ids.ts';
import type { Keyring } from '../../core/keys/keyring.ts';
import { findByPublicToken, findProject, type Project } from '../../core/projects/projects.ts';
import { queryOf, type EmulatorRequest, type Handler } from '../../core/http/request.ts';
import { createRouter } from '../../core/http/router.ts';
import type { StytchDialect } from '../error-response.ts';
import { fail } from '../errors.ts';
import { projectOfCallback } from '../oauth/callback-url.ts';
import { projectOfConnection } from '../sso/store.ts';
import type { BrowserRoute } from './route.ts';
import { BROWSER_ROUTES } from './routes.ts';

const router = createRouter(BROWSER_ROUTES);

/** Whether a request is for one of the addresses that a browser opens. */
export const isForBrowser = ({ method, path }: EmulatorRequest): boolean => router.find(method, path) !== undefined;

/** Makes the handler of the addresses that a browser opens. Errors are JSON there, too, as at Stytch. */
export function createBrowserApi(context: EmulatorContext, dialect: StytchDialect, keys: Keyring): Handler {
  const { db, siteUrl, outgoing, checkRedirect, bounds } = context;
  return createHandler<BrowserRoute, Caller>(context, BROWSER_ROUTES, {
    ...dialect,
    async identify(request, { by }, params) {
      const query = queryOf(request);
      if (by === 'public_token') return callerOf(await byPublicToken(db, query.public_token));
      if (by === 'callback_id') return callerOf(await findProject(db, projectOfCallback(params.callback_id ?? '')));
      return callerOf(await byConnection(db, params.connection_id ?? ''));
    },
    run: ({ operation, request, params, body, caller: { project }, now }) =>
      operation.run(
        { db, project, now, keys, siteUrl, outgoing, checkRedirect, bounds },
        { ...queryOf(request), ...Object.fromEntries(new URLSearchParams(body)), ...params },
      ),
  });
}

const callerOf = (project: Project): Caller => ({ project, secrets: [] });

async function byPublicToken(db: EmulatorContext['db'], token: string | undefined): Promise<Project> {
  if (!token) return fail('public_token_required');
  if (!isId('public-token', token)) fail('invalid_public_token_id');
  return (await findByPublicToken(db, token)) ?? fail('public_token_not_found');
}

async function byConnection(db: EmulatorContext['db'], id: string): Promise<Project> {
  const owner = await projectOfConnection(db, id);
  return owner === undefined ? fail('sso_connection_not_found') : findProject(db, owner);
}
