import type { B2BClient } from 'stytch';
import type { Bound } from './bounds.ts';

const createOidc = {
  name: 'sso.oidc.createConnection',
  call: (stytch: B2BClient, body: never) => stytch.sso.oidc.createConnection(body),
  base: { organization_id: 'open' },
};
/** Updates a connection that is made for the call. */
const updateOidc = {
  name: 'sso.oidc.updateConnection',
  async call(stytch: B2BClient, body: never) {
    const { connection } = await stytch.sso.oidc.createConnection({ organization_id: 'globex' });
    return stytch.sso.oidc.updateConnection({
      organization_id: 'globex',
      connection_id: connection?.connection_id ?? '',
      ...(body as object),
    });
  },
  base: {},
};

const long = (length: number) => 'x'.repeat(length);
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, 'x']));

const createScim = {
  name: 'scim.connection.create',
  call: (stytch: B2BClient, body: never) => stytch.scim.connection.create(body),
  base: { organization_id: 'open' },
};

/** Bounds of the operations for logins through another provider. */
export const federationBounds: readonly Bound[] = [
  {
    ...createScim,
    field: 'identity_provider',
    takes: ['okta', 'microsoft-entra', 'generic'],
    refuses: ['x', 'salesforce', 1],
    error: 'invalid_scim_idp',
  },
  {
    ...createOidc,
    field: 'identity_provider',
    takes: ['okta', 'generic'],
    refuses: ['x', 1],
    error: 'invalid_sso_idp',
  },
  {
    ...createOidc,
    field: 'display_name',
    takes: ['', long(128)],
    refuses: [long(129)],
    error: 'invalid_request_value',
  },
  ...(['issuer', 'authorization_url', 'token_url', 'userinfo_url', 'jwks_url'] as const).map((field) => ({
    ...updateOidc,
    field,
    takes: ['http://localhost:9/x', ''],
    refuses: ['x', 'ftp://localhost/x', 1],
    error: `oidc_connection_${field === 'issuer' ? 'issuer_url' : field}_invalid_format` as const,
  })),
  {
    ...updateOidc,
    field: 'attribute_mapping',
    takes: [{ team: 'groups' }, {}],
    refuses: ['x', { team: 1 }, keys(51)],
    error: 'invalid_request_value',
  },
];
