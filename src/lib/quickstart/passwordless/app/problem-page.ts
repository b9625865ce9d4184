import { explain } from '../explain.ts';
import type { App } from './app.ts';
import { html, page } from './page.ts';

/** Shows a failed call to Passwordless.dev as a page. */
export function problemPage(error: unknown, app: App): Response {
  const { status, title, advice, step } = explain(error);
  return page(app, {
    title,
    status,
    content: html`<p>${advice}</p>
      <p><a href="/account">Try again</a></p>
      <p><small>The guide explains it in its step
        “${step.replaceAll('-', ' ')}”.</small></p>`,
  });
}
