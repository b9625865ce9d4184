import type { revealProject } from '../api.ts';

type Revealed = Awaited<ReturnType<typeof revealProject>>;

export const variables = ({ project_id, secret, base_url }: Revealed) =>
  `export STYTCH_PROJECT_ID="${project_id}"\nexport STYTCH_SECRET="${secret}"\nexport STYTCH_API_URL="${base_url}"`;

/* Port 3000 is this site's, and only this site's redirect URL is registered by default. */
export const otherPort = `export PORT=4000
curl "$STYTCH_API_URL/_sandbox/redirect_urls" \\
  -u "$STYTCH_PROJECT_ID:$STYTCH_SECRET" \\
  -H 'Content-Type: application/json' \\
  -d '{"url":"http://localhost:4000/authenticate","types":["DISCOVERY"]}'`;

export const passkeyVariables = ({ passwordless }: Revealed) =>
  passwordless
    ? `export API_URL="${passwordless.api_url}"\nexport API_SECRET="${passwordless.api_secret}"\nexport API_KEY="${passwordless.api_key}"\nexport PORT="4000"`
    : '';

/*
 * `env` and `environment`, not `custom_base_url`: both SDKs reject plain http there
 * (docs/stytch.md, "Pointing an SDK at a local server").
 */
export const nodeClient = `new B2BClient({
  project_id: process.env.STYTCH_PROJECT_ID,
  secret: process.env.STYTCH_SECRET,
  env: process.env.STYTCH_API_URL,
})`;

export const pythonClient = `B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],
    environment=os.environ["STYTCH_API_URL"],
)`;
