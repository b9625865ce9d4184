import { createHash } from 'node:crypto';
import type { App } from './app.ts';

/** Text that is HTML already. Everything else gets escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = Html | string | Value[];

function render(value: Value): string {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');
}

/**
 * Use as html`<p>${name}</p>`: a passkey named `<b>` shows as
 * a name, not as bold.
 */
export const html = (
  parts: TemplateStringsArray,
  ...values: Value[]
): Html =>
  new Html(String.raw({ raw: parts }, ...values.map(render)));

/** Tells the browser where the official client is. */
const imports = JSON.stringify({
  imports: {
    '@passwordlessdev/passwordless-client': '/client.mjs',
  },
});

/** Lets in the one script that is part of the page itself. */
const fingerprint = createHash('sha256')
  .update(imports)
  .digest('base64');

interface Page {
  title: string;
  content: Html;
  /** Its script, a file of `browser/`. */
  script?: string;
  status?: number;
}

/** Makes a whole page. No other site may frame it. */
export function page(
  { api, apiKey }: Pick<App, 'api' | 'apiKey'>,
  { title, content, script, status = 200 }: Page,
): Response {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    'img-src data:',
    "form-action 'self'",
    `script-src 'self' 'sha256-${fingerprint}'`,
    // The browser client calls Passwordless.dev itself.
    `connect-src 'self' ${new URL(api.url).origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const scripts = script
    ? html`<script type="importmap">${new Html(imports)}</script>
        <script type="module" src="/browser/${script}"></script>`
    : '';
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1"
        />
        <title>${title} · Your app</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/app.css" />
        ${scripts}
      </head>
      <body data-api-key="${apiKey}" data-api-url="${api.url}">
        <header><a href="/">Your app</a></header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
        <footer>
          Made with the First Login quickstart. Not made by
          Bitwarden.
        </footer>
      </body>
    </html>`;
  return new Response(document.text, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy,
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** Redirects with a GET, so a reload repeats nothing. */
export function seeOther(
  path: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(null, {
    status: 303,
    headers: {
      Location: path,
      'Cache-Control': 'no-store',
      ...headers,
    },
  });
}
