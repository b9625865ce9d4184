import { z } from 'zod';
import type { Outgoing } from '../../../core/http/outgoing.ts';
import { fail } from '../../errors.ts';
import { text } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { checkProviderUrl } from '../allowed.ts';
import type { SamlConnection } from '../connection.ts';
import { named } from '../fields.ts';
import { showSaml } from '../shown.ts';
import { changeConnection, connectionOf, organizationFor } from '../store.ts';
import { readMetadata } from './metadata.ts';
import { readCertificate, withCertificates } from './pem.ts';
import { checkSsoUrl } from './provider-url.ts';

export const updateSamlByUrl = operation(
  'sso.saml.update_by_url',
  'PUT',
  '/v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/url',
  z.object({
    ...named,
    metadata_url: text('invalid_saml_metadata_url', 2048).refine(
      (value) => /^https?:\/\//i.test(value) && URL.canParse(value),
      'invalid_saml_metadata_url',
    ),
  }),
  async (call, { organization_id: name, connection_id, metadata_url }) => {
    const organization = await organizationFor(call, name, 'update');
    connectionOf(organization, 'saml', connection_id);
    checkProviderUrl(call, metadata_url);
    const { idp_entity_id, idp_sso_url, certificates } = await fetchMetadata(call.outgoing, metadata_url);
    checkSsoUrl(call, idp_sso_url);
    const added = certificates.map(
      (one) => readCertificate(one, call.now) ?? fail('saml_connection_metadata_invalid_format'),
    );
    const connection = await changeConnection(
      call,
      organization.id,
      'saml',
      connection_id,
      (before): SamlConnection => {
        const verification_certificates = withCertificates(before.verification_certificates, added);
        return { ...before, idp_entity_id, idp_sso_url, verification_certificates };
      },
    );
    return { connection: showSaml(connection, { siteUrl: call.siteUrl, organization_id: organization.id }) };
  },
);

async function fetchMetadata(outgoing: Outgoing, url: string) {
  const answer = await outgoing(url).catch(() => fail('invalid_saml_metadata_url'));
  if (answer.status !== 200) return fail('invalid_saml_metadata_url');
  // Loaded with the first SAML connection, because most sandboxes have none.
  const { parseXml } = await import('../../../core/xml.ts');
  const document = parseXml(answer.text) ?? fail('invalid_xml_from_saml_metadata_url');
  return readMetadata(document) ?? fail('saml_connection_metadata_invalid_format');
}
