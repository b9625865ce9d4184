import type { Operation } from '../types.ts';

/** An operation of Stytch's API: the SDK's names for it in Python and in TypeScript, its method, and its path. */
export const operation = (name: string, call: string, method: string, path: string): Operation => ({
  name,
  call,
  method,
  path: new RegExp(`^/v1/b2b/${path.replaceAll('*', '[^/]+')}$`),
});

/** The calls of the Stytch guide, under the SDK's names. */
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
