import type { Arrow } from '../flow.ts';

/** The guide's sequence diagram, in order. */
export const flow: Arrow[] = [
  { from: 'app', to: 'provider', label: 'new organization', steps: ['set-up'] },
  { from: 'app', to: 'provider', label: 'new member', steps: ['set-up'] },
  { from: 'browser', to: 'app', label: 'email address', steps: ['ask-for-a-link', 'see-it-happen'] },
  { from: 'app', to: 'provider', label: 'send magic link', steps: ['ask-for-a-link', 'see-it-happen'] },
  { from: 'provider', to: 'browser', label: 'email with link', steps: ['ask-for-a-link', 'see-it-happen'] },
  { from: 'browser', to: 'app', label: 'magic link token', steps: ['open-it'] },
  { from: 'app', to: 'provider', label: 'magic link token', steps: ['discover'] },
  { from: 'provider', to: 'app', label: 'organizations', steps: ['discover'] },
  { from: 'app', to: 'provider', label: 'organization ID', steps: ['choose'] },
  { from: 'provider', to: 'app', label: 'session and JWT', steps: ['choose'] },
  { from: 'app', to: 'provider', label: 'check session', steps: ['logged-in-and-out/authenticate'] },
  { from: 'app', to: 'provider', label: 'revoke session', steps: ['logged-in-and-out/revoke'], ends: 'session_token' },
];
