import { withErrorResponses } from '../core/calls/error-response.ts';
import type { Provider } from '../core/provider.ts';
import { queryOf, type EmulatorRequest } from '../core/http/request.ts';
import { redirectTo } from '../core/http/response.ts';
import { createApi } from './api.ts';
import { createBrowserApi, isForBrowser } from './browser/api.ts';
import { BROWSER_ROUTES } from './browser/routes.ts';
import { stytchData } from './data.ts';
import { createErrorDialect } from './error-response.ts';
import { followLink, REDIRECT_PATH } from './magic-links/redirect.ts';
import { createScimApi, isForScim } from './scim/protocol/api.ts';
import { SCIM_ROUTES } from './scim/protocol/routes.ts';
import { createSdkApi, isForSdk } from './sdk/api.ts';
import { createOauth2Api, isForOauth2 } from './oauth2/api.ts';
import { OAUTH2_ROUTES } from './oauth2/routes.ts';
import { OPERATIONS } from './operations.ts';
import { OTHER_OPERATIONS } from './other-operations.ts';
import { reference } from './reference.ts';
import { createKeyring } from '../core/keys/keyring.ts';

export { createErrorDialect } from './error-response.ts';
export { messageOf } from './errors.ts';
export { messageRoutes } from './mail/control-routes.ts';
export { impersonationRoutes } from './impersonation/control-routes.ts';
export { externalSessionRoutes } from './external-sessions/control-routes.ts';
export { trustedTokenRoutes } from './trusted-tokens/control-routes.ts';
export { ssoRoutes } from './sso/control-routes.ts';
export { scimRoutes } from './scim/control-routes.ts';
export { m2mRoutes } from './m2m/control-routes.ts';
export { connectedAppRoutes } from './connected-apps/control-routes.ts';
export { settingsRoutes } from './settings/control-routes.ts';
export { keyRoutes } from './sessions/control-routes.ts';

/** The emulated Stytch B2B API. It answers at the root, because Stytch's SDKs drop the path of the address they get. */
export const stytch: Provider = {
  base: '',
  operations: [...OPERATIONS, ...OTHER_OPERATIONS, ...BROWSER_ROUTES, ...OAUTH2_ROUTES, ...SCIM_ROUTES],
  reference,
  data: stytchData,
  createDialect: createErrorDialect,
  mount: (context) => {
    const dialect = createErrorDialect(context.siteUrl);
    const keys = createKeyring(context.db, context.now);
    const api = createApi(context, dialect, keys);
    const sdk = createSdkApi(context, dialect, keys);
    const oauth2 = createOauth2Api(context, dialect, keys);
    const scim = createScimApi(context, dialect);
    const browser = createBrowserApi(context, dialect, keys);
    return withErrorResponses(context.log, dialect, async (request) => {
      if (isLink(request)) return redirectTo(await followLink(context, queryOf(request), request.method === 'GET'));
      if (isForSdk(request)) return sdk(request);
      if (isForOauth2(request)) return oauth2(request);
      if (isForScim(request)) return scim(request);
      return isForBrowser(request) ? browser(request) : api(request);
    });
  },
};

const isLink = ({ method, path }: EmulatorRequest) => path === REDIRECT_PATH && (method === 'GET' || method === 'HEAD');
