import { isOwnMachine } from '../../../../store/network.ts';
import { issuerOf, samlEntityIdOf } from '../../../core/built-in-idp.ts';
import type { BrowserCall } from '../../browser/route.ts';
import type { SamlConnection } from '../connection.ts';
import { ssoCallbackUrl } from '../shown.ts';

/**
 * Returns what node-saml needs to know of a connection.
 * @param decryption_key one of the connection's keys
 */
export async function samlOptions(call: BrowserCall, connection: SamlConnection, decryption_key?: string) {
  const url = ssoCallbackUrl(call.siteUrl, connection.id);
  const { alternative_acs_url, alternative_audience_uri, signing_certificates } = connection;
  const signingCertificate = signing_certificates.findLast(({ private_key }) => private_key !== '');
  // The built-in provider uses sandbox time, any other one real time.
  const isBuiltIn = connection.idp_entity_id === samlEntityIdOf(issuerOf(call.siteUrl, call.project.id));
  return {
    acs_url: alternative_acs_url || url,
    recipients: [url, alternative_acs_url].filter(Boolean),
    audiences: [url, alternative_audience_uri].filter(Boolean),
    idp_entity_id: connection.idp_entity_id,
    idp_sso_url: connection.idp_sso_url,
    certificates: connection.verification_certificates.map(({ certificate }) => certificate),
    nameid_format: connection.nameid_format,
    signing_key: signingCertificate?.private_key ?? (await call.keys.certifiedKey()).privateKey,
    decryption_key,
    now: isBuiltIn || !isOwnMachine(call.siteUrl) ? call.now : Date.now(),
  };
}
