/** A call that a guide makes, by the provider's name. Listings and the wire view find each other through this table. */
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

/** Their server side has no SDK here: the quickstart's own `post` and `get`, with the path. The name is the sandbox's. */
function passwordlessOperation(method: 'GET' | 'POST', path: string): Operation {
  const name = `passwordless${path.replaceAll('/', '.')}`;
  // Below `/passwordless` in the sandbox, at the root of the real service.
  return { name, call: `${method.toLowerCase()} ${path}`, method, path: new RegExp(`^(/passwordless)?${path}$`) };
}

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
  passwordlessOperation('POST', '/register/token'),
  passwordlessOperation('POST', '/register/begin'),
  passwordlessOperation('POST', '/register/complete'),
  passwordlessOperation('POST', '/signin/begin'),
  passwordlessOperation('POST', '/signin/complete'),
  passwordlessOperation('POST', '/signin/verify'),
  passwordlessOperation('GET', '/credentials/list'),
  passwordlessOperation('POST', '/credentials/delete'),
  passwordlessOperation('GET', '/users/count'),
];

/** The methods of the official browser client, each with the calls it makes around the prompt. */
export const browserCalls: Record<string, string[]> = {
  register: ['passwordless.register.begin', 'passwordless.register.complete'],
  signinWithAlias: ['passwordless.signin.begin', 'passwordless.signin.complete'],
  signinWithDiscoverable: ['passwordless.signin.begin', 'passwordless.signin.complete'],
  signinWithAutofill: ['passwordless.signin.begin', 'passwordless.signin.complete'],
};

/** The provider's name for a call on the wire; null when the guide makes no such call. */
export function operationOf(method: string, path: string): string | null {
  return operations.find((candidate) => candidate.method === method && candidate.path.test(path))?.name ?? null;
}
