import type { EmulatorResponse } from '../../core/http/response.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for HTML, in an attribute, too. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/**
 * No `form-action`: Chromium applies it to the redirects after the form, which open the app.
 */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-emulated-by': 'First Login sandbox',
};

/** Makes a page. @param body HTML; everything that comes from a request is escaped already */
export const page = (title: string, body: string, status = 200): EmulatorResponse => ({
  status,
  headers: HEADERS,
  body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/idp/style.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`,
});

/** Makes the hidden fields of a form. */
export const hidden = (fields: readonly (readonly [name: string, value: string])[]): string =>
  fields
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('\n');
