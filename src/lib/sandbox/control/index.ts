import { countedNetwork, networkOf } from '../../store/network.ts';
import { json, type Answer } from '../core/response.ts';
import { parseObject, readBody } from '../core/body.ts';
import { queryOf, type Received } from '../core/request.ts';
import type { Parts } from '../core/context.ts';
import { authenticate, readCredentials, touch } from '../core/projects.ts';
import { fail } from '../stytch/errors.ts';
import { createRouter } from '../core/router.ts';
import { controlOpenApi } from './openapi.ts';
import { createProject } from './projects.ts';
import { CONTROL_ROUTES } from './routes.ts';

const BASE = '/_sandbox';

/**
 * The control plane below `/_sandbox`: what a test or the site asks of the emulator that Stytch itself has no call for.
 * It throws what it refuses.
 */
export function createControl(parts: Parts): (request: Received) => Promise<Answer> {
  const router = createRouter(CONTROL_ROUTES);

  return async (request) => {
    const path = request.path.slice(BASE.length);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (`${method} ${path}` === 'POST /projects') {
      const given = parseObject(await readBody(request));
      return json(201, await createProject(parts, given, countedBy(request, parts)));
    }
    if (`${method} ${path}` === 'GET /openapi.json') return json(200, controlOpenApi(parts.siteUrl, CONTROL_ROUTES));
    const match = router.find(method, path);
    if (!match)
      return fail('route_not_found', 'The control plane has no such route. GET /_sandbox/openapi.json lists them.');
    const project = await authenticate(parts.db, readCredentials(request.header('authorization')));
    await touch(parts.db, project, parts.now());
    const { operation, params } = match;
    const given = { ...queryOf(request), ...parseObject(await readBody(request, operation.limit)) };
    return json(operation.status, await operation.run({ ...parts, project, id: params.id ?? '' }, given));
  };
}

/**
 * The network a new project counts for. Null where there is no socket, as in a test, and for the site itself, which counts
 * its readers where it knows them apart.
 */
function countedBy(request: Received, { clientAddress, siteUrl, siteKey }: Parts): string | null {
  if (!request.incoming || siteKey?.is(request.header('x-sandbox-site-key') ?? '')) return null;
  return countedNetwork(networkOf(clientAddress(request.incoming)), siteUrl);
}
