import { inPowerShell, inTerminal } from '../shell-lines.ts';
import type { CredentialForm, ProjectLine } from '../types.ts';

/** Credentials of a Stytch test project. */
export const credentialForm: CredentialForm = {
  id: { label: 'Project ID', looks: 'project-test-…', variable: 'STYTCH_PROJECT_ID' },
  secret: { label: 'Secret', looks: 'secret-test-…', variable: 'STYTCH_SECRET' },
  publicToken: { label: 'Public token (optional)', looks: 'public-token-test-…', variable: 'STYTCH_PUBLIC_TOKEN' },
  before: [
    'First register {redirectUrl} at Stytch, for the type Discovery. To send invitations, register it for the type Invite, too.',
    'Google and SSO work only in the sandbox here. With the public token, Preflight checks that your project is ready for them: Google needs to be set up under OAuth in the Stytch dashboard, and SSO needs your redirect URL for the types Login and Signup.',
  ],
  checksChange:
    'The check creates an organization in the project and deletes it again. It sends only to an address that Stytch ' +
    'provides for tests.',
  checks: [
    { id: 'credentials', label: 'Project ID and secret' },
    { id: 'redirect', label: 'Redirect URL {redirectUrl}' },
    { id: 'invitations', label: 'Invitations' },
    { id: 'google', label: 'Continue with Google' },
    { id: 'sso', label: 'Single sign-on' },
    { id: 'second-factor', label: 'A second factor by authenticator app' },
    { id: 'roles', label: 'Roles' },
  ],
};

/*
 * Port 4000 is registered in every reader's sandbox: port 3000 may be this site's own. Without types, the URL is
 * registered for all: the next guide's logins and invitations come back to it, too.
 */
const otherPort = `export PORT=4001
curl "$STYTCH_API_URL/_sandbox/redirect_urls" \\
  -u "$STYTCH_PROJECT_ID:$STYTCH_SECRET" \\
  -H 'Content-Type: application/json' \\
  -d '{"url":"http://localhost:4001/authenticate"}'`;

/** The variables that point an SDK at the reader's sandbox project. */
export const projectVariables = {
  STYTCH_PROJECT_ID: '{project_id}',
  STYTCH_SECRET: '{secret}',
  STYTCH_API_URL: '{base_url}',
};

/** The downloaded app's `.env`. */
export const appSettings = {
  ...projectVariables,
  GUIDE_URL: '{origin}/guides/stytch-b2b/',
  INBOX_URL: '{origin}/inbox/',
};

/** Shell lines that point an SDK at the reader's sandbox project. */
export const projectLines: ProjectLine[] = [
  inTerminal(projectVariables),
  inPowerShell(projectVariables),
  { note: 'Then run first.ts or first.py. The email they send arrives in the inbox here.' },
  { note: 'The whole app, which step 8 offers as a download, uses port 4000. Your sandbox accepts its redirect URL.' },
  { title: 'Before you start the app on another port', text: otherPort },
];
