import type { ProjectLine } from '../../lib/guides/index.ts';
import { exported, inPowerShell, inTerminal } from '../../lib/guides/shell-lines.ts';
import { projectVariables } from '../../lib/guides/stytch-b2b/set-up.ts';

/** The reader's own values as lines to paste, and what an app on their machine needs besides. */
export const machineLines: ProjectLine[] = [
  inTerminal(projectVariables),
  inPowerShell(projectVariables),
  { note: 'If your app handles the link itself, make its URL the project’s default redirect URL, here for port 8000:' },
  {
    title: 'Your app’s redirect URL',
    text: `curl "$STYTCH_API_URL/_sandbox/redirect_urls" \\
  -u "$STYTCH_PROJECT_ID:$STYTCH_SECRET" \\
  -H 'Content-Type: application/json' \\
  -d '{"url": "http://localhost:8000/authenticate", "default": true}'`,
  },
  {
    title: 'For passkeys, with a Passwordless.dev SDK',
    text: exported({
      API_URL: '{passwordless.api_url}',
      API_KEY: '{passwordless.api_key}',
      API_SECRET: '{passwordless.api_secret}',
    }),
  },
];
