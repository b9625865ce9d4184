import { StytchError } from 'stytch';
import type { ProviderChecks } from '../provider.ts';
import { checkRedirect } from './check-redirect.ts';
import type { Clients } from './clients.ts';

export const stytchChecks = (clients: Clients): ProviderChecks => ({
  label: 'Project ID and secret',
  link: { href: 'https://stytch.com/dashboard/api-keys', label: 'API keys in the Stytch dashboard' },
  call: (connection) => clients.of(connection).organizations.search({ limit: 1 }),
  statusOf: (error) => (error instanceof StytchError ? error.status_code : undefined),
  further: (connection, redirectUrl, tryCall) => checkRedirect(clients.of(connection), redirectUrl, tryCall),
});
