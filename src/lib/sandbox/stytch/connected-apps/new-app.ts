import { z } from 'zod';
import { pinnedId } from '../../core/projects/seed.ts';
import { issueSecret } from '../clients/secret.ts';
import { flag, listOf, oneOf, text } from '../fields.ts';
import { newId } from '../ids.ts';
import { withoutUndefined } from '../members/fields.ts';
import { CLIENT_TYPES, isFirstParty, type ConnectedApp, type ConnectedAppData } from './app.ts';

const url = text('invalid_request_value', 2048, 1).refine((value) => URL.canParse(value), 'invalid_request_value');
const urls = listOf('invalid_request_value', url).max(50, 'invalid_request_value');

/** The fields of an app. Their bounds are our choice. */
export const appFields = {
  client_name: text('invalid_request_value', 128).optional(),
  client_description: text('invalid_request_value', 512).optional(),
  redirect_urls: urls.optional(),
  full_access_allowed: flag.optional(),
  access_token_expiry_minutes: z
    .int('invalid_request_value')
    .min(1, 'invalid_request_value')
    .max(1440, 'invalid_request_value')
    .optional(),
  access_token_custom_audience: text('invalid_request_value', 256).optional(),
  access_token_template_content: text('invalid_request_value', 4096).optional(),
  post_logout_redirect_urls: urls.optional(),
  logo_url: z.union([z.literal(''), url], 'invalid_request_value').optional(),
  bypass_consent_for_offline_access: flag.optional(),
};

const BLANK = {
  client_name: '',
  client_description: '',
  redirect_urls: [],
  full_access_allowed: false,
  access_token_expiry_minutes: 60,
  access_token_custom_audience: '',
  access_token_template_content: '',
  post_logout_redirect_urls: [],
  logo_url: '',
  bypass_consent_for_offline_access: false,
  next_secret: null,
};

/** Two settings are only valid for first-party apps (official description). */
export const withinParty = (data: ConnectedAppData): ConnectedAppData =>
  isFirstParty(data) ? data : { ...data, full_access_allowed: false, bypass_consent_for_offline_access: false };

const isPublic = (client_type: string) => client_type.endsWith('_public');

/** An app in a seed, or of a request to the control plane. */
export const connectedAppFields = z
  .strictObject({
    client_id: pinnedId('connected-app'),
    client_type: oneOf('invalid_connected_app_client_type', CLIENT_TYPES),
    client_secret: text('invalid_request_value', 256, 8).optional(),
    ...appFields,
  })
  .refine(
    ({ client_type, client_secret }) => isPublic(client_type) === (client_secret === undefined),
    'An app has a client_secret, unless its client_type ends in _public.',
  );

type NewApp = Partial<z.output<typeof connectedAppFields>> & Pick<ConnectedAppData, 'client_type'>;

/** Makes an app. @returns it and its secret, which isn't stored; null for a public app */
export function newConnectedApp(
  now: number,
  { client_id, client_secret, ...fields }: NewApp,
): { app: ConnectedApp; secret: string | null } {
  const issued = isPublic(fields.client_type) ? undefined : issueSecret(client_secret);
  const data = withinParty({
    ...BLANK,
    ...withoutUndefined(fields),
    client_type: fields.client_type,
    secret: issued?.stored ?? null,
  });
  return { app: { id: client_id ?? newId('connected-app'), created_at: now, data }, secret: issued?.secret ?? null };
}
