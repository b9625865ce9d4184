import { endpointsOf } from '../../core/built-in-idp.ts';
import { json } from '../../core/http/response.ts';
import { claimsOf } from '../claims.ts';
import type { Operation } from '../operation.ts';
import { readGrant } from './tokens.ts';

/** The discovery document (OpenID Connect Discovery 1.0, section 3). */
const discovery: Operation = {
  name: 'idp.discovery',
  method: 'GET',
  path: '/idp/{project_id}/.well-known/openid-configuration',
  run: async ({ issuer }) =>
    json(200, {
      issuer,
      ...endpointsOf(issuer),
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      code_challenge_methods_supported: ['S256'],
      scopes_supported: ['openid', 'email', 'profile', 'groups', 'offline_access'],
      claims_supported: ['sub', 'email', 'email_verified', 'name', 'given_name', 'family_name', 'locale', 'groups'],
      authorization_response_iss_parameter_supported: true,
    }),
};

const keySet: Operation = {
  name: 'idp.jwks',
  method: 'GET',
  path: '/idp/{project_id}/jwks',
  run: async ({ keys, project }) => json(200, { keys: (await keys.publishedKeys(project)).map(({ jwk }) => jwk) }),
};

const userinfo: Operation = {
  name: 'idp.userinfo',
  method: 'GET',
  path: '/idp/{project_id}/userinfo',
  run: async (call) => {
    const bearer = /^Bearer (\S+)$/i.exec(call.header('authorization') ?? '')?.[1] ?? '';
    const { person, client_id } = await readGrant(call, 'at+jwt', bearer);
    return json(200, claimsOf(call.project.id, person, client_id));
  },
};

export const metadata = [discovery, keySet, userinfo];
