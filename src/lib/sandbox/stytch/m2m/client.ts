import { z } from 'zod';
import { clientStore, type Client } from '../clients/store.ts';
import { storedSecretSchema } from '../clients/secret.ts';

/** A client of machine-to-machine authentication, as stored. */
export const m2mClientSchema = z.object({
  name: z.string(),
  description: z.string(),
  status: z.enum(['active', 'inactive']),
  scopes: z.array(z.string()),
  trusted_metadata: z.record(z.string(), z.unknown()),
  secret: storedSecretSchema,
  /** The secret that a rotation started with; both are valid until it ends. */
  next_secret: storedSecretSchema.nullable(),
});
type M2mClientData = z.output<typeof m2mClientSchema>;
export type M2mClient = Client<M2mClientData>;

export const m2mClients = clientStore<M2mClientData>(
  'sandbox_m2m_clients',
  'm2m_client_not_found',
  'duplicate_m2m_client_id',
);

/** A client as the API shows it. */
export const showClient = ({ id, data }: M2mClient) => ({
  client_id: id,
  client_name: data.name,
  client_description: data.description,
  status: data.status,
  scopes: data.scopes,
  client_secret_last_four: data.secret.last_four,
  trusted_metadata: data.trusted_metadata,
  next_client_secret_last_four: data.next_secret?.last_four ?? null,
});
