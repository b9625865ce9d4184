import type { B2BClient } from 'stytch';
import { certificate, encryptionKey } from '../pem.ts';
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

const createSaml = {
  name: 'sso.saml.createConnection',
  call: (stytch: B2BClient, body: never) => stytch.sso.saml.createConnection(body),
  base: { organization_id: 'open' },
};
const updateSaml = {
  name: 'sso.saml.updateConnection',
  async call(stytch: B2BClient, body: never) {
    const { connection } = await stytch.sso.saml.createConnection({ organization_id: 'globex' });
    return stytch.sso.saml.updateConnection({
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
  { ...createSaml, field: 'identity_provider', takes: ['okta'], refuses: ['x', 1], error: 'invalid_sso_idp' },
  {
    ...createSaml,
    field: 'display_name',
    takes: ['', long(128)],
    refuses: [long(129)],
    error: 'invalid_request_value',
  },
  {
    ...updateSaml,
    field: 'idp_entity_id',
    takes: ['https://idp.example', 'urn:idp', long(1024)],
    refuses: [1, long(1025)],
    error: 'invalid_idp_entity_id',
  },
  {
    ...updateSaml,
    field: 'idp_sso_url',
    takes: ['https://idp.example/sso', 'http://localhost:9/sso', ''],
    refuses: ['x', 1],
    error: 'saml_connection_idp_sso_url_invalid_format',
  },
  {
    ...updateSaml,
    field: 'idp_sso_url',
    takes: ['http://127.0.0.1:9/sso'],
    refuses: ['http://idp.example/sso', 'ftp://idp.example/sso'],
    error: 'saml_connection_idp_sso_url_not_https',
  },
  {
    ...updateSaml,
    field: 'attribute_mapping',
    takes: [{ full_name: 'name' }, {}],
    refuses: [{ full_name: { x: 1 } }, { full_name: 1 }],
    error: 'saml_connection_no_nested_keys_in_attribute_mapping',
  },
  {
    ...updateSaml,
    field: 'attribute_mapping',
    takes: [{ ...keys(49), full_name: 'name' }],
    refuses: ['x', keys(51)],
    error: 'invalid_request_value',
  },
  {
    ...updateSaml,
    field: 'x509_certificate',
    takes: [certificate(), ''],
    refuses: ['x', '-----BEGIN CERTIFICATE-----'],
    error: 'invalid_x509_certificate',
  },
  {
    ...updateSaml,
    field: 'signing_private_key',
    takes: [encryptionKey()],
    refuses: [`${encryptionKey()}${long(8192)}`],
    error: 'private_key_too_long',
  },
  {
    ...updateSaml,
    field: 'alternative_acs_url',
    takes: ['https://app.example/acs', ''],
    refuses: ['x', 'ftp://app.example'],
    error: 'invalid_request_value',
  },
  ...(['idp_initiated_auth_disabled', 'allow_gateway_callback'] as const).map((field) => ({
    ...updateSaml,
    field,
    takes: [true, false],
    refuses: ['true', 1],
    error: 'invalid_request_value' as const,
  })),
  {
    ...updateSaml,
    field: 'saml_connection_implicit_role_assignments',
    takes: [[{ role_id: 'editor' }], []],
    refuses: [[{ role: 'x' }], 'x'],
    error: 'invalid_rbac_role_assignment',
  },
];
