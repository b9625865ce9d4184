const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** The parts of a provider's metadata that a connection needs. */
export interface ProviderMetadata {
  idp_entity_id: string;
  idp_sso_url: string;
  /** The provider's certificates for signing, as base64. */
  certificates: string[];
}

/**
 * Reads a provider's metadata (SAML 2.0 Metadata, section 2.4.3).
 * @returns undefined if it doesn't describe exactly one provider with an address to sign in and a certificate
 */
export function readMetadata(document: Document): ProviderMetadata | undefined {
  const [provider, another] = elements(document, METADATA, 'IDPSSODescriptor');
  if (!provider || another) return undefined;
  const entity = provider.parentNode as Element | null;
  const services = elements(provider, METADATA, 'SingleSignOnService');
  const service = services.find((one) => one.getAttribute('Binding') === REDIRECT);
  const certificates = elements(provider, METADATA, 'KeyDescriptor')
    .filter((key) => key.getAttribute('use') !== 'encryption')
    .flatMap((key) => elements(key, SIGNATURE, 'X509Certificate'))
    .map((one) => one.textContent?.trim() ?? '');
  const idp_entity_id = entity?.getAttribute('entityID') ?? '';
  const idp_sso_url = service?.getAttribute('Location') ?? '';
  if (idp_entity_id === '' || idp_sso_url === '' || certificates.length === 0) return undefined;
  return { idp_entity_id, idp_sso_url, certificates };
}

const elements = (within: Document | Element, space: string, name: string): Element[] =>
  Array.from(within.getElementsByTagNameNS(space, name));
