import { isGranted } from '../connected-apps/granted.ts';
import { readUserToken } from './access-token.ts';
import { authenticateApp } from './client-auth.ts';
import type { Oauth2Route } from './route.ts';

/** Says whether an access token of a connected app still counts (RFC 7662). */
export const introspect: Oauth2Route = {
  name: 'oauth2.introspect',
  method: 'POST',
  path: '/v1/public/{project_id}/oauth2/introspect',
  run: async (call, fields) => {
    const app = await authenticateApp(call, fields);
    const claims = await readUserToken(call, fields.token ?? '');
    if (claims?.client_id !== app.id || !(await isGranted(call, claims))) return { active: false };
    const { organization_id: _, jti: __, ...shown } = claims;
    return { active: true, token_type: 'access_token', ...shown };
  },
};
