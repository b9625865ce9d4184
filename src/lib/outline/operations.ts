/** The calls the guide makes, by the provider's names. Listings and the wire view find each other through this table. */
export interface Operation {
  name: string;
  /** The call as it stands in the source, below the client. */
  call: string;
  method: string;
  path: RegExp;
}

const operation = (name: string, call: string, method: string, path: string): Operation => ({
  name,
  call,
  method,
  path: new RegExp(`^/v1/b2b/${path.replaceAll('*', '[^/]+')}$`),
});

export const operations: Operation[] = [
  operation(
    'magic_links.email.discovery.send',
    'magicLinks.email.discovery.send',
    'POST',
    'magic_links/email/discovery/send',
  ),
  operation(
    'magic_links.discovery.authenticate',
    'magicLinks.discovery.authenticate',
    'POST',
    'magic_links/discovery/authenticate',
  ),
  operation(
    'discovery.intermediate_sessions.exchange',
    'discovery.intermediateSessions.exchange',
    'POST',
    'discovery/intermediate_sessions/exchange',
  ),
  operation(
    'discovery.organizations.create',
    'discovery.organizations.create',
    'POST',
    'discovery/organizations/create',
  ),
  operation('discovery.organizations.list', 'discovery.organizations.list', 'POST', 'discovery/organizations'),
  operation('organizations.create', 'organizations.create', 'POST', 'organizations'),
  operation('organizations.get', 'organizations.get', 'GET', 'organizations/*'),
  operation('organizations.update', 'organizations.update', 'PUT', 'organizations/*'),
  operation('organizations.members.create', 'organizations.members.create', 'POST', 'organizations/*/members'),
  operation('organizations.members.get', 'organizations.members.get', 'GET', 'organizations/*/member'),
  operation('sessions.authenticate', 'sessions.authenticate', 'POST', 'sessions/authenticate'),
  operation('sessions.revoke', 'sessions.revoke', 'POST', 'sessions/revoke'),
];

/** The provider's name for a call on the wire; null when the guide makes no such call. */
export function operationOf(method: string, path: string): string | null {
  return operations.find((candidate) => candidate.method === method && candidate.path.test(path))?.name ?? null;
}
