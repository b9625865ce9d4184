import { X509Certificate } from 'node:crypto';
import { timestamp } from '../../core/time.ts';
import {
  isActive,
  type Connection,
  type ExternalConnection,
  type OidcConnection,
  type SamlConnection,
} from './connection.ts';

/* The connections as the API shows them. */

/** The address that a provider sends users back to. SAML calls it the ACS URL, and uses it as the audience, too. */
export const ssoCallbackUrl = (siteUrl: string, connectionId: string): string =>
  `${siteUrl}/v1/b2b/sso/callback/${connectionId}`;

const statusOf = (connection: Connection) => (isActive(connection) ? 'active' : 'pending');

interface Owner {
  siteUrl: string;
  organization_id: string;
}

export const showOidc = (connection: OidcConnection, { siteUrl, organization_id }: Owner) => ({
  organization_id,
  connection_id: connection.id,
  status: statusOf(connection),
  display_name: connection.display_name,
  redirect_url: ssoCallbackUrl(siteUrl, connection.id),
  client_id: connection.client_id,
  client_secret: connection.client_secret,
  issuer: connection.issuer,
  authorization_url: connection.authorization_url,
  token_url: connection.token_url,
  userinfo_url: connection.userinfo_url,
  jwks_url: connection.jwks_url,
  identity_provider: connection.identity_provider,
  custom_scopes: connection.custom_scopes,
  attribute_mapping: connection.attribute_mapping,
});

const showCertificate = (one: { id: string; certificate: string; issuer: string; created_at: number }) => ({
  certificate_id: one.id,
  certificate: one.certificate,
  issuer: one.issuer,
  created_at: timestamp(one.created_at),
  updated_at: timestamp(one.created_at),
  expires_at: timestamp(Date.parse(new X509Certificate(one.certificate).validTo)),
});

export const showSaml = (connection: SamlConnection, { siteUrl, organization_id }: Owner) => ({
  organization_id,
  connection_id: connection.id,
  status: statusOf(connection),
  display_name: connection.display_name,
  idp_entity_id: connection.idp_entity_id,
  idp_sso_url: connection.idp_sso_url,
  acs_url: ssoCallbackUrl(siteUrl, connection.id),
  audience_uri: ssoCallbackUrl(siteUrl, connection.id),
  signing_certificates: connection.signing_certificates.map(showCertificate),
  verification_certificates: connection.verification_certificates.map(showCertificate),
  encryption_private_keys: connection.encryption_private_keys.map((one) => ({
    private_key_id: one.id,
    private_key: one.private_key,
    created_at: timestamp(one.created_at),
  })),
  saml_connection_implicit_role_assignments: connection.connection_roles,
  saml_group_implicit_role_assignments: connection.group_roles,
  alternative_audience_uri: connection.alternative_audience_uri,
  alternative_acs_url: connection.alternative_acs_url,
  identity_provider: connection.identity_provider,
  nameid_format: connection.nameid_format,
  idp_initiated_auth_disabled: connection.idp_initiated_auth_disabled,
  allow_gateway_callback: connection.allow_gateway_callback,
  attribute_mapping: connection.attribute_mapping,
});

export const showExternal = (connection: ExternalConnection, { organization_id }: Owner) => ({
  organization_id,
  connection_id: connection.id,
  external_organization_id: connection.external_organization_id,
  external_connection_id: connection.external_connection_id,
  display_name: connection.display_name,
  status: statusOf(connection),
  external_connection_implicit_role_assignments: connection.connection_roles,
  external_group_implicit_role_assignments: connection.group_roles,
});

/** A connection of any kind. */
export function showConnection(connection: Connection, owner: Owner) {
  if (connection.kind === 'oidc') return showOidc(connection, owner);
  return connection.kind === 'saml' ? showSaml(connection, owner) : showExternal(connection, owner);
}
