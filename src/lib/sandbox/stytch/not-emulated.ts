/**
 * The operations of the official description that are not emulated: name, method, path. A contract test derives the
 * list from the description and compares.
 */
const LIST = `
sso.saml.create_connection POST /v1/b2b/sso/saml/{organization_id}
sso.saml.delete_encryption_private_key DELETE /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/encryption_private_keys/{private_key_id}
sso.saml.delete_verification_certificate DELETE /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/verification_certificates/{certificate_id}
sso.saml.update_by_url PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/url
sso.saml.update_connection PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}
`;

/** An operation that returns 501, in Stytch's error format. */
export interface NotEmulated {
  name: string;
  method: string;
  path: string;
}

export const NOT_EMULATED: readonly NotEmulated[] = LIST.trim()
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const [name = '', method = '', path = ''] = line.split(' ');
    return { name, method, path };
  });
