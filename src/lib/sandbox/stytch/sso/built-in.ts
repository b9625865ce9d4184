import {
  clientSecretOf,
  endpointsOf,
  IDP_BASE,
  issuerOf,
  samlEntityIdOf,
  samlSignOnUrlOf,
} from '../../core/built-in-idp.ts';
import type { Keyring } from '../../core/keys/keyring.ts';
import { URLS } from './oidc.ts';
import type { Connection, OidcConnection, SamlConnection } from './connection.ts';
import { readCertificate } from './saml/pem.ts';

/** A project, with what its built-in identity provider needs. */
export interface Place {
  siteUrl: string;
  project: { id: string };
  keys: Pick<Keyring, 'certifiedKey'>;
  /** Sandbox time in milliseconds. */
  now: number;
}

/** The client that connections use unless they name another. */
const CLIENT = 'first-login';

/** Lets a connection use the project's built-in provider. */
export function withBuiltInOidc({ siteUrl, project }: Place, connection: OidcConnection): OidcConnection {
  const client_id = connection.client_id || CLIENT;
  const issuer = issuerOf(siteUrl, project.id);
  const { authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri } = endpointsOf(issuer);
  return {
    ...connection,
    issuer,
    client_id,
    client_secret: connection.client_secret || clientSecretOf(project.id, client_id),
    authorization_url: authorization_endpoint,
    token_url: token_endpoint,
    userinfo_url: userinfo_endpoint,
    jwks_url: jwks_uri,
  };
}

/** Lets a connection use the project's built-in provider. Its users' attributes are mapped unless they are already. */
export async function withBuiltInSaml(place: Place, connection: SamlConnection): Promise<SamlConnection> {
  const issuer = issuerOf(place.siteUrl, place.project.id);
  const mapped = Object.keys(connection.attribute_mapping).length > 0;
  return {
    ...connection,
    idp_entity_id: samlEntityIdOf(issuer),
    idp_sso_url: samlSignOnUrlOf(issuer),
    attribute_mapping: mapped ? connection.attribute_mapping : { email: 'email', full_name: 'name', groups: 'groups' },
    verification_certificates: [await ownCertificate(place)],
  };
}

async function ownCertificate({ keys, now }: Place) {
  const { certificate } = await keys.certifiedKey();
  const read = readCertificate(certificate, now);
  if (!read) throw new Error('The certificate of the sandbox can’t be read.');
  return read;
}

/** The start of a built-in provider's addresses, in any sandbox. */
const ANY_ISSUER = new RegExp(`^https?://[^/]+${IDP_BASE}/(project-(?:test|live)-[0-9a-f-]{36})(?=/|$)`);

/**
 * Points a connection of a snapshot to the provider of the project that it's restored to, if it used that of another
 * one. The other project, or the whole sandbox, may be gone.
 */
export async function rebound(place: Place, connection: Connection): Promise<Connection> {
  const issuer = issuerOf(place.siteUrl, place.project.id);
  const moved = (url: string) => url.replace(ANY_ISSUER, issuer);
  if (connection.kind === 'oidc') {
    const from = ANY_ISSUER.exec(connection.issuer)?.[1];
    if (from === undefined) return connection;
    const isDerived = connection.client_secret === clientSecretOf(from, connection.client_id);
    const client_secret = isDerived ? clientSecretOf(place.project.id, connection.client_id) : connection.client_secret;
    const urls = Object.fromEntries(URLS.map((name) => [name, moved(connection[name])]));
    return { ...connection, ...urls, client_secret };
  }
  if (connection.kind === 'external') return connection;
  const { certificate } = await place.keys.certifiedKey();
  // The sandbox signs its requests with its own key, which isn't in the snapshot.
  const signing_certificates = connection.signing_certificates.map((one) =>
    one.private_key === '' ? { ...one, certificate } : one,
  );
  if (!ANY_ISSUER.test(connection.idp_entity_id)) return { ...connection, signing_certificates };
  const isKnown = connection.verification_certificates.some((one) => one.certificate === certificate);
  return {
    ...connection,
    signing_certificates,
    idp_entity_id: moved(connection.idp_entity_id),
    idp_sso_url: moved(connection.idp_sso_url),
    ...(!isKnown && { verification_certificates: [await ownCertificate(place)] }),
  };
}
