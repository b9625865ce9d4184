import { z } from 'zod';
import { clientStore, type Client } from '../clients/store.ts';
import { storedSecretSchema } from '../clients/secret.ts';
import type { OrganizationRow } from '../rows.ts';

export const CLIENT_TYPES = ['first_party', 'first_party_public', 'third_party', 'third_party_public'] as const;

/** A connected app, as stored. */
export const connectedAppSchema = z.object({
  client_name: z.string(),
  client_description: z.string(),
  client_type: z.enum(CLIENT_TYPES),
  redirect_urls: z.array(z.string()),
  full_access_allowed: z.boolean(),
  access_token_expiry_minutes: z.int(),
  access_token_custom_audience: z.string(),
  access_token_template_content: z.string(),
  post_logout_redirect_urls: z.array(z.string()),
  logo_url: z.string(),
  bypass_consent_for_offline_access: z.boolean(),
  /** Null for a public app. */
  secret: storedSecretSchema.nullable(),
  next_secret: storedSecretSchema.nullable(),
});
export type ConnectedAppData = z.output<typeof connectedAppSchema>;
export type ConnectedApp = Client<ConnectedAppData>;

export const connectedApps = clientStore<ConnectedAppData>('sandbox_connected_apps', 'connected_app_not_found');

/** An app as the API shows it to the project's owner. */
export function showApp({ id, data }: ConnectedApp) {
  const { secret, next_secret, ...shown } = data;
  return {
    client_id: id,
    ...shown,
    status: 'active',
    creation_method: 'api',
    client_secret_last_four: secret?.last_four ?? null,
    next_client_secret_last_four: next_secret?.last_four ?? null,
    client_id_metadata_url: null,
  };
}

/** An app as members see it. */
export const showToMembers = ({ id, data }: ConnectedApp) => ({
  connected_app_id: id,
  name: data.client_name,
  description: data.client_description,
  client_type: data.client_type,
  logo_url: data.logo_url,
});

export const isFirstParty = ({ client_type }: Pick<ConnectedAppData, 'client_type'>): boolean =>
  client_type.startsWith('first_party');

/** Whether an organization lets its members use an app. */
export function isAllowedIn({ settings }: OrganizationRow, { id, data }: ConnectedApp): boolean {
  const [type, list] = isFirstParty(data)
    ? [settings.first_party_connected_apps_allowed_type, settings.allowed_first_party_connected_apps]
    : [settings.third_party_connected_apps_allowed_type, settings.allowed_third_party_connected_apps];
  return type === 'ALL_ALLOWED' || (type === 'RESTRICTED' && list.includes(id));
}
