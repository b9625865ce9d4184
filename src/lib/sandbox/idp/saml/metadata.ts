import { samlEntityIdOf, samlSignOnUrlOf } from '../../core/built-in-idp.ts';
import { escapeHtml } from '../pages/html.ts';
import type { Call, Operation } from '../operation.ts';

/** The provider's metadata (SAML 2.0 Metadata, section 2.4.3). */
export const samlMetadata: Operation = {
  name: 'idp.saml.metadata',
  method: 'GET',
  path: '/idp/{project_id}/saml/metadata',
  run: async ({ issuer, keys }: Call) => {
    const { certificate } = await keys.certifiedKey();
    const signOn = escapeHtml(samlSignOnUrlOf(issuer));
    return {
      status: 200,
      headers: { 'content-type': 'application/samlmetadata+xml', 'cache-control': 'no-store' },
      body: `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escapeHtml(samlEntityIdOf(issuer))}">
  <md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing">
      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
        <ds:X509Data><ds:X509Certificate>${bareCertificate(certificate)}</ds:X509Certificate></ds:X509Data>
      </ds:KeyInfo>
    </md:KeyDescriptor>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${signOn}"/>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${signOn}"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>
`,
    };
  },
};

const bareCertificate = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '');
