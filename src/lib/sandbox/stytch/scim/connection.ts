import { z } from 'zod';
import { timestamp } from '../../core/time.ts';
import { storedSecretSchema } from '../clients/secret.ts';

export const IDENTITY_PROVIDERS = [
  'generic',
  'okta',
  'microsoft-entra',
  'cyberark',
  'jumpcloud',
  'onelogin',
  'pingfederate',
  'rippling',
] as const;

const token = storedSecretSchema.extend({ expires_at: z.number() });
type StoredToken = z.output<typeof token>;

/** An organization's SCIM connection. Only hashes of its bearer tokens are stored. */
export const scimConnectionSchema = z.object({
  id: z.string(),
  display_name: z.string(),
  identity_provider: z.enum(IDENTITY_PROVIDERS),
  token,
  /** The token that a rotation started with; both are valid until it ends. */
  next_token: token.nullable(),
  group_roles: z.array(z.object({ role_id: z.string(), group_id: z.string() })),
});
export type ScimConnection = z.output<typeof scimConnectionSchema>;

/** A connection within the organization object. */
export const activeScim = ({ id, display_name, token: { last_four, expires_at } }: ScimConnection) => ({
  connection_id: id,
  display_name,
  bearer_token_last_four: last_four,
  bearer_token_expires_at: timestamp(expires_at),
});

const expiry = (stored: StoredToken | null) => (stored ? timestamp(stored.expires_at) : null);

interface Owner {
  siteUrl: string;
  organization_id: string;
}

/**
 * A connection as the API shows it, without its tokens.
 * @param groups the names of the groups
 */
export const showScim = (
  connection: ScimConnection,
  { siteUrl, organization_id }: Owner,
  groups: ReadonlyMap<string, string>,
) => ({
  organization_id,
  connection_id: connection.id,
  status: 'active',
  display_name: connection.display_name,
  identity_provider: connection.identity_provider,
  base_url: `${siteUrl}/v1/b2b/scim/${connection.id}`,
  bearer_token_last_four: connection.token.last_four,
  bearer_token_expires_at: expiry(connection.token),
  next_bearer_token_last_four: connection.next_token?.last_four ?? '',
  next_bearer_token_expires_at: expiry(connection.next_token),
  scim_group_implicit_role_assignments: connection.group_roles.map((one) => ({
    ...one,
    group_name: groups.get(one.group_id) ?? '',
  })),
});
