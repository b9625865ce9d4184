import { withErrorResponses } from '../core/error-response.ts';
import type { Provider } from '../core/provider.ts';
import { createApi } from './api.ts';
import { BASE } from './base.ts';
import { passwordlessData } from './data.ts';
import { createErrorDialect } from './error-response.ts';
import { health } from './health.ts';
import { OPERATIONS } from './operations.ts';
import { reference } from './reference.ts';
import { preflight } from './response.ts';

export { accountRoutes } from './account/control-routes.ts';

const HEALTH = `${BASE}/health/`;

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
      const check = request.path.startsWith(HEALTH) ? request.path.slice(HEALTH.length) : undefined;
      const isAsked = check !== undefined && (request.method === 'GET' || request.method === 'HEAD');
      return (isAsked ? await health(context.db, check) : undefined) ?? api(request);
    });
  },
};
