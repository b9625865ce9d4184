import { z } from 'zod';

/*
 * An organization's connections to identity providers, as they are stored in its row. `shown.ts` makes the objects of
 * the API.
 */

const text = z.string().max(2048);
const id = z.string().max(128);
const roles = z.array(z.object({ role_id: id }));
const groupRoles = z.array(z.object({ role_id: id, group: z.string().max(256) }));
const mapping = z.record(z.string(), z.string());
const base = { id, display_name: z.string(), created_at: z.int() };

const oidc = z.object({
  ...base,
  kind: z.literal('oidc'),
  identity_provider: z.string(),
  issuer: text,
  client_id: text,
  client_secret: text,
  authorization_url: text,
  token_url: text,
  userinfo_url: text,
  jwks_url: text,
  custom_scopes: text,
  attribute_mapping: mapping,
});
export type OidcConnection = z.output<typeof oidc>;

const certificate = z.object({ id, certificate: z.string(), issuer: z.string(), created_at: z.int() });

const saml = z.object({
  ...base,
  kind: z.literal('saml'),
  identity_provider: z.string(),
  idp_entity_id: text,
  idp_sso_url: text,
  attribute_mapping: mapping,
  verification_certificates: z.array(certificate),
  /** Certificates of the keys that sign requests. The private key of the sandbox's own one is empty. */
  signing_certificates: z.array(certificate.extend({ private_key: z.string() })),
  encryption_private_keys: z.array(z.object({ id, private_key: z.string(), created_at: z.int() })),
  connection_roles: roles,
  group_roles: groupRoles,
  alternative_audience_uri: text,
  alternative_acs_url: text,
  nameid_format: text,
  idp_initiated_auth_disabled: z.boolean(),
  allow_gateway_callback: z.boolean(),
});
export type SamlConnection = z.output<typeof saml>;

/** A connection of another organization of the project, used by this one, too. */
const external = z.object({
  ...base,
  kind: z.literal('external'),
  external_organization_id: id,
  external_connection_id: id,
  connection_roles: roles,
  group_roles: groupRoles,
});
export type ExternalConnection = z.output<typeof external>;

export const connectionSchema = z.discriminatedUnion('kind', [oidc, saml, external]);
export type Connection = z.output<typeof connectionSchema>;

/** Whether a connection has everything that a login needs (official descriptions of the updates). */
export function isActive(connection: Connection): boolean {
  if (connection.kind === 'external') return true;
  if (connection.kind === 'saml') {
    const { idp_sso_url, idp_entity_id, verification_certificates, attribute_mapping } = connection;
    return Boolean(
      idp_sso_url && idp_entity_id && verification_certificates.length && Object.keys(attribute_mapping).length,
    );
  }
  const { issuer, client_id, client_secret, authorization_url, token_url, userinfo_url, jwks_url } = connection;
  return [issuer, client_id, client_secret, authorization_url, token_url, userinfo_url, jwks_url].every(Boolean);
}

/** The provider's name; an external connection has none of its own. */
export const identityProviderOf = (connection: Connection): string =>
  connection.kind === 'external' ? 'generic' : connection.identity_provider;
