import { z } from 'zod';
import { listOf, oneOf, organizationId, text } from '../fields.ts';

/* Fields that the operations on connections share. */

const IDENTITY_PROVIDERS = [
  'classlink',
  'cyberark',
  'duo',
  'generic',
  'google-workspace',
  'jumpcloud',
  'keycloak',
  'miniorange',
  'microsoft-entra',
  'okta',
  'onelogin',
  'pingfederate',
  'rippling',
  'salesforce',
  'shibboleth',
] as const;

export const named = { organization_id: organizationId, connection_id: text('sso_connection_not_found', 128, 1) };

export const display_name = text('invalid_request_value', 128).optional();
export const identity_provider = oneOf('invalid_sso_idp', IDENTITY_PROVIDERS).optional();

const role_id = text('invalid_rbac_role_assignment', 128, 1);
export const connectionRoles = listOf(
  'invalid_rbac_role_assignment',
  z.object({ role_id }, 'invalid_rbac_role_assignment'),
).optional();
export const groupRoles = listOf(
  'invalid_rbac_role_assignment',
  z.object({ role_id, group: text('invalid_rbac_role_assignment', 256, 1) }, 'invalid_rbac_role_assignment'),
).optional();

/** Names at the identity provider, by Stytch's names. */
export const attribute_mapping = z
  .record(text('invalid_request_value', 128, 1), text('invalid_request_value', 256), 'invalid_request_value')
  .refine((mapping) => Object.keys(mapping).length <= 50, 'invalid_request_value')
  .optional();

/** The beginning of a connection that has no provider yet. */
export const blankConnection = (
  now: number,
  fields: { display_name?: string | undefined; identity_provider?: string | undefined },
) => ({
  display_name: fields.display_name ?? '',
  identity_provider: fields.identity_provider ?? 'generic',
  created_at: now,
  attribute_mapping: {},
});

export type NewFields = Parameters<typeof blankConnection>[1];
