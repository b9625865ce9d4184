import type { BrowserCall } from '../../browser/route.ts';
import { fail, type ErrorType } from '../../errors.ts';
import type { SamlConnection } from '../connection.ts';
import { tooLarge } from './limits.ts';
import { samlOptions } from './options.ts';
import type { SamlAssertion, SamlError } from './service-provider.ts';

const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';

const REASONS: Record<SamlError['reason'], ErrorType> = {
  invalid: 'invalid_saml_response',
  invalid_signature: 'invalid_signature_saml_response',
  invalid_audience: 'invalid_audience_saml_response',
  expired: 'expired_saml_response',
  not_yet_valid: 'not_yet_valid_saml_response',
  unsolicited: 'unsolicited_saml_response',
  failed: 'failed_saml_response',
};

/**
 * Checks a SAML response.
 * @param response the form's `SAMLResponse`
 * @param requestId the ID of the request that it must answer; empty if the provider sent it on its own
 * @throws {StytchError} when it's no use
 */
export async function checkedAssertion(
  call: BrowserCall,
  connection: SamlConnection,
  response: string,
  requestId: string,
): Promise<SamlAssertion> {
  const { parseXml } = await import('../../../core/xml.ts');
  const xml = Buffer.from(response, 'base64').toString();
  const problem = tooLarge(xml, call.bounds !== undefined);
  if (problem) fail('saml_response_too_long', problem);
  const document = parseXml(xml) ?? fail('invalid_xml_saml_response');
  // A comment within a name is how attackers cut it short: signatures leave comments out.
  if (xml.includes('<!--')) fail('invalid_saml_response');
  const { readResponse, SamlError: Refused } = await import('./service-provider.ts');
  // node-saml knows one key to decrypt with, and a provider may use an older one of several.
  const keys = connection.encryption_private_keys.map(({ private_key }) => private_key).reverse();
  let reason: SamlError['reason'] = 'invalid';
  for (const key of keys.length > 0 ? keys : [undefined]) {
    try {
      return await readResponse(await samlOptions(call, connection, key), response, requestId);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      ({ reason } = error);
      if (reason !== 'invalid') break;
    }
  }
  return fail(reason === 'invalid_signature' ? signatureProblem(document, connection) : REASONS[reason]);
}

/** Says what is wrong with a signature: none, one by another certificate, or a wrong one. */
function signatureProblem(document: Document, { verification_certificates }: SamlConnection): ErrorType {
  const within = (name: string) => Array.from(document.getElementsByTagNameNS(SIGNATURE, name));
  if (within('Signature').length === 0) return 'missing_signature_saml_response';
  const known = verification_certificates.map(({ certificate }) => bare(certificate));
  const isForeign = within('X509Certificate').some((one) => !known.includes(bare(one.textContent ?? '')));
  return isForeign ? 'saml_certificate_mismatch' : 'invalid_signature_saml_response';
}

const bare = (certificate: string) => certificate.replace(/-----[^-]+-----|\s/g, '');
