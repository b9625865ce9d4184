import type { EmulatorResponse } from '../../core/http/response.ts';
import { escapeHtml, hidden, page } from '../pages/html.ts';

export const SUBMIT_PATH = '/idp/submit.js';

/** The script that presses the button of the page below. */
export const SUBMIT: EmulatorResponse = {
  status: 200,
  headers: {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=3600',
    'x-content-type-options': 'nosniff',
  },
  body: 'document.forms[0].submit();\n',
};

/** Makes the page whose form posts a response to a service provider (SAML 2.0 Bindings, section 3.5). */
export const postPage = (url: string, fields: readonly (readonly [name: string, value: string])[]): EmulatorResponse =>
  page(
    'Signed in (emulated)',
    `<p class="note">Emulated by First Login.</p>
<h1>Going back to ${escapeHtml(new URL(url).host)}</h1>
<form method="post" action="${escapeHtml(url)}">
${hidden(fields)}
<button class="main">Continue</button>
</form>
<script src="${SUBMIT_PATH}"></script>`,
  );
