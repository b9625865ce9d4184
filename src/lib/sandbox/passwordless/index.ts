import { withErrorResponses } from '../core/calls/error-response.ts';
import type { Provider } from '../core/provider.ts';
import { createApi } from './api.ts';
import { BASE } from './base.ts';
import { passwordlessData } from './data.ts';
import { createErrorDialect } from './error-response.ts';
import { health } from './health.ts';
import { withPath } from '../core/http/request.ts';
import { OPERATIONS } from './operations.ts';
import { reference } from './reference.ts';
import { preflight } from './response.ts';

export { accountRoutes } from './account/control-routes.ts';

const HEALTH = `${BASE}/health/`;

/** Spells a path as the routes are. ASP.NET Core ignores letter case and a slash at the end. */
const routePath = (path: string): string =>
  BASE +
  path
    .slice(BASE.length)
    .toLowerCase()
    .replace(/(?<=.)\/$/, '');

/**
 * The emulated Bitwarden Passwordless.dev, below `/passwordless`. An account belongs to one of the sandbox's projects,
 * and shares its clock, faults and calls.
 */
export const passwordless: Provider = {
  base: BASE,
  operations: OPERATIONS,
  reference,
  data: passwordlessData,
  createDialect: createErrorDialect,
  mount: (context) => {
    const dialect = createErrorDialect(context.siteUrl);
    const api = createApi(context, dialect);
    return withErrorResponses(context.log, dialect, async (request) => {
      if (request.method === 'OPTIONS') return preflight(request.header('access-control-request-headers'));
      const path = routePath(request.path);
      const check = path.startsWith(HEALTH) ? path.slice(HEALTH.length) : undefined;
      const isAsked = check !== undefined && (request.method === 'GET' || request.method === 'HEAD');
      return (isAsked ? await health(context.db, check) : undefined) ?? api(withPath(request, path));
    });
  },
};
