import { BODY_LIMIT } from '../../config/body-limit.ts';
import { countedNetwork, networkOf } from '../../store/network.ts';
import { parseObject, readBody } from '../core/http/body.ts';
import type { EmulatorContext } from '../core/context.ts';
import type { ControlRoute } from '../core/control-route.ts';
import { readCredentials } from '../core/projects/credentials.ts';
import { fail } from '../core/errors.ts';
import { authenticate, noteUse } from '../core/projects/projects.ts';
import type { ProviderData } from '../core/provider.ts';
import { queryOf, type EmulatorRequest, type Handler } from '../core/http/request.ts';
import { json } from '../core/http/response.ts';
import { limitResponse } from '../core/http/response-limit.ts';
import { createRouter } from '../core/http/router.ts';
import { controlOpenApi } from './openapi.ts';
import { createProject, type Creator } from './create-project.ts';
import { snapshotBytes } from './snapshot.ts';

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
    if (method !== 'GET' && isCrossSite(request, context)) fail('cross_site_request');
    if (`${method} ${path}` === 'POST /projects') {
      const rawInput = parseObject(await readBody(request));
      return json(201, await createProject(context, providers, rawInput, countedBy(request, context)));
    }
    if (`${method} ${path}` === 'GET /openapi.json')
      return json(200, controlOpenApi(context.siteUrl, routes, providers));
    const match = router.find(method, path);
    if (!match)
      return fail('route_not_found', 'The control plane has no such route. GET /_sandbox/openapi.json lists them.');
    const project = await authenticate(context.db, readCredentials(request.header('authorization')));
    await noteUse(context.db, project, context.now());
    const { operation, params } = match;
    const limit = Math.min(operation.limit ?? BODY_LIMIT, largestBody(context));
    const rawInput = { ...queryOf(request), ...parseObject(await readBody(request, limit)) };
    const answer = await operation.run({ ...context, project, id: params.id ?? '' }, rawInput);
    return limitResponse(context, json(operation.status, answer));
  };
}

/**
 * Whether a page of another site sent the request. It could create projects through its visitors' browsers, each of
 * them counted for the visitor's network.
 */
function isCrossSite(request: EmulatorRequest, { siteUrl }: EmulatorContext): boolean {
  const origin = request.header('origin');
  const isOther = origin !== undefined && (!URL.canParse(origin) || hostOf(origin) !== hostOf(siteUrl));
  return isOther || request.header('sec-fetch-site') === 'cross-site';
}

const hostOf = (origin: string) => new URL(origin).hostname;

/** A snapshot that is too large to be taken can't be restored either. */
const largestBody = ({ bounds }: EmulatorContext) => (bounds ? Math.max(BODY_LIMIT, snapshotBytes(bounds)) : Infinity);

/**
 * Returns a digest of the network that a new project counts for. Null without a socket (in tests), and on loopback. The
 * site itself names the network of its reader, whose projects it counts on its own: only their bytes count here.
 */
function countedBy(request: EmulatorRequest, context: EmulatorContext): Creator | null {
  const { clientAddress, siteUrl, siteKey, digest } = context;
  const isSite = siteKey?.is(request.header('x-sandbox-site-key') ?? '') ?? false;
  if (isSite) {
    const reader = request.header('x-sandbox-reader-network');
    return reader ? { network: `readers ${digest(reader)}`, isLimited: false } : null;
  }
  const network = request.incoming && countedNetwork(networkOf(clientAddress(request.incoming)), siteUrl);
  return network ? { network: digest(network), isLimited: true } : null;
}
