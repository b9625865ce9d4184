import { fail } from '../../errors.ts';
import { isActive, type SamlConnection } from '../connection.ts';

/** The format of a NameID that is an email address. */
export const EMAIL_FORMAT = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';

/**
 * Checks what an update leaves (official description of the SAML connection object).
 * @throws {StytchError} when an active connection would lose what it needs, or the mapping is incomplete
 */
export function checkSaml(before: SamlConnection, after: SamlConnection): void {
  const { attribute_mapping: mapping, idp_sso_url, idp_entity_id, nameid_format, group_roles } = after;
  const isMapped = Object.keys(mapping).length > 0;
  if (isActive(before)) {
    if (!isMapped) fail('saml_connection_attribute_mapping_required');
    if (idp_sso_url === '') fail('saml_connection_idp_sso_url_required');
    if (idp_entity_id === '') fail('invalid_idp_entity_id');
  }
  if (isMapped) {
    if (!mapping.email && nameid_format !== EMAIL_FORMAT) fail('saml_connection_email_mapping_required');
    if (!mapping.full_name && !(mapping.first_name && mapping.last_name)) fail('saml_connection_name_mapping_required');
  }
  if (group_roles.length > 0 && !mapping.groups) fail('saml_connection_attribute_mapping_missing_groups_key');
}
