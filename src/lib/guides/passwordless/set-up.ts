import { inTerminal } from '../shell-lines.ts';
import type { CredentialForm, ProjectLine } from '../types.ts';

/** The keys of a Passwordless.dev application. */
export const credentialForm: CredentialForm = {
  id: { label: 'Public API key', looks: 'yourapp:public:…', variable: 'PASSWORDLESS_API_KEY' },
  secret: { label: 'API secret', looks: 'yourapp:secret:…', variable: 'PASSWORDLESS_API_SECRET' },
  before: [],
  checks: [
    { id: 'credentials', label: 'API secret' },
    { id: 'public-key', label: 'Public API key' },
  ],
};

/** The downloaded app's `.env`. */
export const appSettings = {
  API_URL: '{passwordless.api_url}',
  API_SECRET: '{passwordless.api_secret}',
  API_KEY: '{passwordless.api_key}',
};

/** Shell lines that use the reader's sandbox account. */
export const projectLines: ProjectLine[] = [
  inTerminal({ ...appSettings, PORT: '4000' }),
  { note: 'This page uses the same account, so an alias you registered here is taken in your app.' },
];
