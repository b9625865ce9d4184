import { createHash } from 'node:crypto';
import type { App } from './app.ts';

/** Where the browser finds the official client. */
const imports = JSON.stringify({
  imports: {
    '@passwordlessdev/passwordless-client': '/client.mjs',
  },
});

/** The only script in the page itself, by its fingerprint. */
const fingerprint = createHash('sha256')
  .update(imports)
  .digest('base64');

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** GET /: one page to register and to sign in. */
export function home(_: Request, app: App): Response {
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'sha256-${fingerprint}'`,
    // The browser client talks to Passwordless.dev itself.
    `connect-src 'self' ${new URL(app.api.url).origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return new Response(page(app), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

const page = ({ api, apiKey }: App) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Your app</title>
<script type="importmap">${imports}</script>
<script type="module" src="/browser/page.ts"></script>
<body data-api-key="${escape(apiKey)}" data-api-url="${escape(api.url)}">
<h1>Your app</h1>
<form>
<label>Your name or address
<input name="alias" autocomplete="username webauthn">
</label>
<button name="register">Create a passkey</button>
<button name="sign-in">Sign in</button>
<button name="discover">Sign in without typing</button>
</form>
<p role="status"></p>
<footer>Made with the First Login quickstart. Not made by Bitwarden.</footer>
</body>
</html>`;
