import { z } from 'zod';
import { clientId } from '../clients/rotation.ts';
import { issueSecret } from '../clients/secret.ts';
import { text } from '../fields.ts';
import { newId } from '../ids.ts';
import { mergeMetadata } from '../metadata.ts';
import type { M2mClient } from './client.ts';
import { changeable, scopes, status } from './fields.ts';

/** A client in a seed, or of a request to the control plane. */
export const m2mClientFields = z.strictObject({
  client_id: clientId.optional(),
  client_secret: text('invalid_m2m_client_secret', 256, 8),
  scopes: scopes.default([]),
  status,
  ...changeable,
});

type M2mClientInput = Omit<z.output<typeof m2mClientFields>, 'client_secret' | 'status'> & {
  client_secret?: string | undefined;
  status?: 'active' | 'inactive' | undefined;
};

/** Makes a client. @returns it and its secret, which isn't stored */
export function newM2mClient(now: number, input: M2mClientInput): { client: M2mClient; secret: string } {
  const { secret, stored } = issueSecret(input.client_secret);
  const client = {
    id: input.client_id ?? newId('m2m-client'),
    created_at: now,
    data: {
      name: input.client_name ?? '',
      description: input.client_description ?? '',
      status: input.status ?? 'active',
      scopes: input.scopes,
      trusted_metadata: mergeMetadata({}, input.trusted_metadata),
      secret: stored,
      next_secret: null,
    },
  };
  return { client, secret };
}
