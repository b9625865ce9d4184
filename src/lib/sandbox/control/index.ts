import { countedNetwork, networkOf } from '../../store/network.ts';
import { parseObject, readBody } from '../core/body.ts';
import type { EmulatorContext } from '../core/context.ts';
import type { ControlRoute } from '../core/control-route.ts';
import { readCredentials } from '../core/credentials.ts';
import { fail } from '../core/errors.ts';
import { authenticate, noteUse } from '../core/projects.ts';
import type { ProviderData } from '../core/provider.ts';
import { queryOf, type EmulatorRequest, type Handler } from '../core/request.ts';
import { json } from '../core/response.ts';
import { createRouter } from '../core/router.ts';
import { controlOpenApi } from './openapi.ts';
import { createProject } from './create-project.ts';

/** The path that the control plane is below. */
export const BASE = '/_sandbox';

/**
 * Makes the handler of the control plane: requests from tests and from the site that the providers' APIs have no call
 * for.
 * @throws {SandboxError} the handler throws every refusal; the caller turns it into a response
 */
export function createControl(
  context: EmulatorContext,
  routes: readonly ControlRoute[],
  providers: readonly ProviderData[],
): Handler {
  const router = createRouter(routes);

  return async (request) => {
    const path = request.path.slice(BASE.length);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (`${method} ${path}` === 'POST /projects') {
      const given = parseObject(await readBody(request));
      return json(201, await createProject(context, providers, given, countedBy(request, context)));
    }
    if (`${method} ${path}` === 'GET /openapi.json')
      return json(200, controlOpenApi(context.siteUrl, routes, providers));
    const match = router.find(method, path);
    if (!match)
      return fail('route_not_found', 'The control plane has no such route. GET /_sandbox/openapi.json lists them.');
    const project = await authenticate(context.db, readCredentials(request.header('authorization')));
    await noteUse(context.db, project, context.now());
    const { operation, params } = match;
    const given = { ...queryOf(request), ...parseObject(await readBody(request, operation.limit)) };
    return json(operation.status, await operation.run({ ...context, project, id: params.id ?? '' }, given));
  };
}

/**
 * Returns the network that a new project counts for. Null without a socket (in tests), and for the site itself, which
 * limits its readers on its own.
 */
function countedBy(request: EmulatorRequest, { clientAddress, siteUrl, siteKey }: EmulatorContext): string | null {
  if (!request.incoming || siteKey?.is(request.header('x-sandbox-site-key') ?? '')) return null;
  return countedNetwork(networkOf(clientAddress(request.incoming)), siteUrl);
}
