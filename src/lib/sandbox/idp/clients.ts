import { timingSafeEqual } from 'node:crypto';
import { clientSecretOf } from '../core/built-in-idp.ts';

/** The client that the control plane shows. The provider knows no list of clients: any name is one. */
export const EXAMPLE_CLIENT = 'first-login';

export function isClientSecret(projectId: string, clientId: string, secret: string): boolean {
  const [expected, actual] = [Buffer.from(clientSecretOf(projectId, clientId)), Buffer.from(secret)];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

const NAMES: Record<string, string> = {
  google: 'Google',
  microsoft: 'Microsoft',
  github: 'GitHub',
  slack: 'Slack',
  hubspot: 'HubSpot',
};

/** The provider that is played for a client: one of the public ones, or the customer's own. */
export const playedFor = (clientId: string): string => NAMES[clientId] ?? 'your company';
