import type { ProviderCredentials } from '../provider.ts';
import type { Clients } from './clients.ts';

/** Stytch's host for test projects (docs/stytch.md, "Transport"). */
const OFFICIAL_URL = 'https://test.stytch.com';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** A project id and its secret: 36 characters of base64url, or a UUID (docs/stytch.md, "Ids, tokens and secrets"). */
export const stytchCredentials = (clients: Clients): ProviderCredentials => ({
  shape: {
    id: new RegExp(`^project-test-${UUID}$`),
    secret: /^secret-test-[\w=-]{8,128}$/,
    idName: 'project ID',
    secretName: 'secret',
    idLooks: 'project-test- plus a UUID',
    secretLooks: 'secret-test- plus usually 36 characters (at least 8: letters, digits, hyphens or underscores)',
    publicToken: new RegExp(`^public-token-test-${UUID}$`),
  },
  hostKeys: ({ STYTCH_PROJECT_ID, STYTCH_SECRET }) => ({ STYTCH_PROJECT_ID, STYTCH_SECRET }),
  hostPublicToken: ({ STYTCH_PUBLIC_TOKEN }) => ({ name: 'STYTCH_PUBLIC_TOKEN', value: STYTCH_PUBLIC_TOKEN }),
  liveUrl: ({ STYTCH_API_URL }) => STYTCH_API_URL ?? OFFICIAL_URL,
  sandbox: ({ origin, shownOrigin, project_id, secret, public_token }) => ({
    mode: 'sandbox',
    url: origin,
    shownOrigin,
    id: project_id,
    secret,
    publicToken: public_token,
  }),
  onForgotten: clients.forget,
});
