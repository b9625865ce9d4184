/**
 * Text that came from outside, made safe to stand in HTML.
 */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(
    /[&<>"']/g,
    (character) => entities[character] ?? character,
  );
}

/**
 * A template whose every value is escaped, unless it is
 * itself such a template.
 */
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
  return escapeHtml(value);
}

/**
 * Use as html`<p>${name}</p>`: an organization named `<b>`
 * is shown as a name, not as bold.
 */
export function html(
  parts: TemplateStringsArray,
  ...values: Value[]
): Html {
  return new Html(
    parts
      .map((part, index) =>
        index === 0 ? part : render(values[index - 1] ?? '') + part,
      )
      .join(''),
  );
}

/**
 * A whole page. It may load its own stylesheet and nothing
 * else, and no other page may frame it.
 */
export function page(
  title: string,
  content: Html,
  status = 200,
): Response {
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
      </head>
      <body>
        <header><a href="/dashboard">Your app</a></header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
        <footer>
          Made with the First Login quickstart. Not made by Stytch.
        </footer>
      </body>
    </html>`;
  return new Response(document.text, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/**
 * Sends the browser on with a GET, so that a reload repeats
 * nothing.
 */
export function seeOther(
  path: string,
  cookies: string[] = [],
): Response {
  const headers = new Headers({
    Location: path,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  });
  for (const cookie of cookies)
    headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}
