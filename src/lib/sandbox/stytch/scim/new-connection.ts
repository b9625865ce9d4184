import { z } from 'zod';
import { pinnedId } from '../../core/projects/seed.ts';
import { DAY } from '../../core/time.ts';
import { issueSecret } from '../clients/secret.ts';
import { oneOf, text } from '../fields.ts';
import { newId } from '../ids.ts';
import { IDENTITY_PROVIDERS, type ScimConnection } from './connection.ts';

/** Lifetime of a bearer token (samples of the documentation are valid for years). */
const TOKEN_LIFE = 5 * 365 * DAY;

export const display_name = text('invalid_request_value', 128).optional();
export const identity_provider = oneOf('invalid_scim_idp', IDENTITY_PROVIDERS).optional();

/** A connection in a seed, or of a request to the control plane. */
export const scimFields = z.strictObject({
  connection_id: pinnedId('scim-connection'),
  display_name,
  identity_provider,
  bearer_token: z
    .string('bearer_token must be a text.')
    .regex(/^[\w.~+/=-]{8,256}$/, 'bearer_token must have 8 to 256 letters, digits or -._~+/='),
});

/** Makes a bearer token. @param chosenSecret the caller's own; a new one if omitted */
export function issueToken(now: number, chosenSecret?: string) {
  const { secret, stored } = issueSecret(chosenSecret);
  return { secret, stored: { ...stored, expires_at: now + TOKEN_LIFE } };
}

interface NewScimFields {
  connection_id?: string | undefined;
  display_name?: string | undefined;
  identity_provider?: ScimConnection['identity_provider'] | undefined;
}

/** Makes a connection. @param token the stored part of its bearer token */
export const newScim = (token: ScimConnection['token'], fields: NewScimFields): ScimConnection => ({
  id: fields.connection_id ?? newId('scim-connection'),
  display_name: fields.display_name ?? '',
  identity_provider: fields.identity_provider ?? 'generic',
  token,
  next_token: null,
  group_roles: [],
});
