import { z } from 'zod';
import { newId } from '../../../core/ids.ts';
import { fail } from '../../errors.ts';
import { flag, organizationId, text } from '../../fields.ts';
import { withoutUndefined } from '../../members/fields.ts';
import { operation } from '../../operation.ts';
import { isActive, type SamlConnection } from '../connection.ts';
import {
  blankConnection,
  connectionRoles,
  display_name,
  groupRoles,
  identity_provider,
  named,
  type NewFields,
} from '../fields.ts';
import { showSaml } from '../shown.ts';
import { addConnection, changeConnection, connectionOf, organizationFor } from '../store.ts';
import { checkSaml, EMAIL_FORMAT } from './mapping.ts';
import { encryptionKey, MOST_CERTIFICATES, readCertificate, signingCertificate, withCertificates } from './pem.ts';
import { checkSsoUrl } from './provider-url.ts';

/**
 * Makes a connection without a provider yet.
 * @param certificate the sandbox's own, for the requests that it signs
 */
export const newSaml = (now: number, certificate: string, fields: NewFields): SamlConnection => ({
  ...blankConnection(now, fields),
  kind: 'saml',
  id: newId('saml-connection'),
  idp_entity_id: '',
  idp_sso_url: '',
  verification_certificates: [],
  // The sandbox's own key is not stored again.
  signing_certificates: [
    { id: newId('saml-signing-key'), certificate, issuer: 'Stytch', created_at: now, private_key: '' },
  ],
  encryption_private_keys: [],
  connection_roles: [],
  group_roles: [],
  alternative_audience_uri: '',
  alternative_acs_url: '',
  nameid_format: EMAIL_FORMAT,
  idp_initiated_auth_disabled: false,
  allow_gateway_callback: false,
});

export const createSaml = operation(
  'sso.saml.create_connection',
  'POST',
  '/v1/b2b/sso/saml/{organization_id}',
  z.object({ organization_id: organizationId, display_name, identity_provider }),
  async (call, input) => {
    const { id: organization_id } = await organizationFor(call, input.organization_id, 'create');
    const { certificate } = await call.keys.certifiedKey();
    const connection = newSaml(call.now, certificate, input);
    await addConnection(call, organization_id, connection);
    return { connection: showSaml(connection, { siteUrl: call.siteUrl, organization_id }) };
  },
);

const nested = 'saml_connection_no_nested_keys_in_attribute_mapping';
const attribute_mapping = z
  .record(text('invalid_request_value', 128, 1), text(nested, 256), 'invalid_request_value')
  .refine((mapping) => Object.keys(mapping).length <= 50, 'invalid_request_value')
  .optional();
const url = text('invalid_request_value', 2048)
  .refine((value) => value === '' || (/^https?:\/\//i.test(value) && URL.canParse(value)), 'invalid_request_value')
  .optional();
/** A text with line breaks. Empty counts as absent. */
const pem = z
  .string('invalid_request_value')
  .max(20_000, 'invalid_request_value')
  .transform((value) => (value === '' ? undefined : value))
  .optional();

/** The fields of a connection that can be set. */
export const samlFields = {
  display_name,
  identity_provider,
  idp_entity_id: text('invalid_idp_entity_id', 1024).optional(),
  idp_sso_url: text('saml_connection_idp_sso_url_invalid_format', 2048).optional(),
  attribute_mapping,
  x509_certificate: pem,
  saml_connection_implicit_role_assignments: connectionRoles,
  saml_group_implicit_role_assignments: groupRoles,
  alternative_audience_uri: text('invalid_request_value', 2048).optional(),
  alternative_acs_url: url,
  nameid_format: text('invalid_request_value', 256).optional(),
  idp_initiated_auth_disabled: flag.optional(),
  allow_gateway_callback: flag.optional(),
  signing_private_key: pem,
  saml_encryption_private_key: pem,
};

type SamlFields = z.output<z.ZodObject<typeof samlFields>>;

/**
 * Makes the change that an update asks for.
 * @throws {StytchError} when a certificate or a key can't be read; the change throws when it leaves too little
 */
export function samlChange(input: SamlFields, now: number): (before: SamlConnection) => SamlConnection {
  const { x509_certificate, signing_private_key, saml_encryption_private_key } = input;
  const added =
    x509_certificate === undefined ? [] : [readCertificate(x509_certificate, now) ?? fail('invalid_x509_certificate')];
  const signing = signing_private_key === undefined ? [] : [signingCertificate(signing_private_key, now)];
  const encryption = saml_encryption_private_key === undefined ? [] : [encryptionKey(saml_encryption_private_key, now)];
  const changes = withoutUndefined({
    display_name: input.display_name,
    identity_provider: input.identity_provider,
    idp_entity_id: input.idp_entity_id,
    idp_sso_url: input.idp_sso_url,
    attribute_mapping: input.attribute_mapping,
    connection_roles: input.saml_connection_implicit_role_assignments,
    group_roles: input.saml_group_implicit_role_assignments,
    alternative_audience_uri: input.alternative_audience_uri,
    alternative_acs_url: input.alternative_acs_url,
    nameid_format: input.nameid_format || undefined,
    idp_initiated_auth_disabled: input.idp_initiated_auth_disabled,
    allow_gateway_callback: input.allow_gateway_callback,
  });
  return (before) => {
    const after = {
      ...before,
      ...changes,
      verification_certificates: withCertificates(before.verification_certificates, added),
      signing_certificates: [...before.signing_certificates, ...signing].slice(-MOST_CERTIFICATES),
      encryption_private_keys: [...before.encryption_private_keys, ...encryption].slice(-MOST_CERTIFICATES),
    };
    checkSaml(before, after);
    return after;
  };
}

export const updateSaml = operation(
  'sso.saml.update_connection',
  'PUT',
  '/v1/b2b/sso/saml/{organization_id}/connections/{connection_id}',
  z.object({
    ...named,
    ...samlFields,
  }),
  async (call, input) => {
    const organization = await organizationFor(call, input.organization_id, 'update');
    connectionOf(organization, 'saml', input.connection_id);
    checkSsoUrl(call, input.idp_sso_url ?? '');
    const change = samlChange(input, call.now);
    const connection = await changeConnection(call, organization.id, 'saml', input.connection_id, change);
    return { connection: showSaml(connection, { siteUrl: call.siteUrl, organization_id: organization.id }) };
  },
);

export const deleteVerificationCertificate = operation(
  'sso.saml.delete_verification_certificate',
  'DELETE',
  '/v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/verification_certificates/{certificate_id}',
  z.object({ ...named, certificate_id: text('sso_verification_key_not_found', 128, 1) }),
  async (call, { organization_id, connection_id, certificate_id }) => {
    const { id } = await organizationFor(call, organization_id, 'update');
    await changeConnection(call, id, 'saml', connection_id, (before) => {
      const remaining = before.verification_certificates.filter((one) => one.id !== certificate_id);
      if (remaining.length === before.verification_certificates.length) fail('sso_verification_key_not_found');
      if (remaining.length === 0 && isActive(before)) fail('cannot_delete_last_sso_verification_key');
      return { ...before, verification_certificates: remaining };
    });
    return { certificate_id };
  },
);

export const deleteEncryptionPrivateKey = operation(
  'sso.saml.delete_encryption_private_key',
  'DELETE',
  '/v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/encryption_private_keys/{private_key_id}',
  z.object({ ...named, private_key_id: text('sso_encryption_private_key_not_found', 128, 1) }),
  async (call, { organization_id, connection_id, private_key_id }) => {
    const { id } = await organizationFor(call, organization_id, 'update');
    await changeConnection(call, id, 'saml', connection_id, (before) => {
      const remaining = before.encryption_private_keys.filter((one) => one.id !== private_key_id);
      if (remaining.length === before.encryption_private_keys.length) fail('sso_encryption_private_key_not_found');
      return { ...before, encryption_private_keys: remaining };
    });
    return { private_key_id };
  },
);
