import { StytchError } from 'stytch';
import { credentialForm } from '../../../../guides/stytch-b2b/set-up.ts';
import type { Check } from '../../../preflight/check.ts';
import type { ProviderChecks } from '../../provider.ts';
import type { Clients } from '../clients.ts';
import { checkDiscovery } from './discovery.ts';
import { checkGoogle } from './google.ts';
import { checkInvitations } from './invitations.ts';
import { API_KEYS } from './links.ts';
import { inMadeUpOrganization } from './made-up-organization.ts';
import { checkRoles } from './roles.ts';
import { checkSecondFactor } from './second-factor.ts';
import { checkSso } from './sso.ts';

const needOrganization = credentialForm.checks.filter(({ id }) => ['invitations', 'sso', 'second-factor'].includes(id));

export const stytchChecks = (clients: Clients): ProviderChecks => ({
  label: 'Project ID and secret',
  link: API_KEYS,
  call: (connection) => clients.of(connection).organizations.search({ limit: 1 }),
  statusOf: (error) => (error instanceof StytchError ? error.status_code : undefined),
  further: (connection, redirectUrl, tryCall) => checkDiscovery(clients.of(connection), redirectUrl, tryCall),
  async settings(connection, redirectUrl, tryCall) {
    const stytch = clients.of(connection);
    const inOrganization = (id: string) => [
      () => checkInvitations(stytch, id, redirectUrl, tryCall),
      () => checkSso(stytch, connection, id, redirectUrl, tryCall),
      // Last: it makes the organization stricter.
      () => checkSecondFactor(stytch, id, tryCall),
    ];
    const checks = await inMadeUpOrganization(stytch, tryCall, (id) => inTurn(inOrganization(id)), needOrganization);
    const others = [await checkGoogle(connection, redirectUrl, tryCall), await checkRoles(stytch, tryCall)];
    return [...checks, ...others].sort(byStep);
  },
});

/** In the order of the page, which is the guide's. */
const byStep = (one: Check, other: Check) => positionOf(one) - positionOf(other);
const positionOf = ({ id }: Check) => credentialForm.checks.findIndex((check) => check.id === id);

async function inTurn<T>(works: (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  for (const work of works) results.push(await work());
  return results;
}
