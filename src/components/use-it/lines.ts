import type { ProjectLine } from '../../lib/guides/index.ts';

/** The reader's own values as lines to paste, and what an app on their machine needs besides. */
export const machineLines: ProjectLine[] = [
  {
    title: 'In a terminal',
    text: `export STYTCH_PROJECT_ID="{project_id}"
export STYTCH_SECRET="{secret}"
export STYTCH_API_URL="{base_url}"`,
  },
  {
    title: 'In PowerShell',
    text: `$env:STYTCH_PROJECT_ID = "{project_id}"
$env:STYTCH_SECRET = "{secret}"
$env:STYTCH_API_URL = "{base_url}"`,
  },
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
    text: `export API_URL="{passwordless.api_url}"
export API_KEY="{passwordless.api_key}"
export API_SECRET="{passwordless.api_secret}"`,
  },
];
