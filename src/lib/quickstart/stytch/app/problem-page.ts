import type { App } from './app.ts';
import { explain, type Explanation } from './explain.ts';
import { html, page } from './page.ts';

/**
 * Shows an error of the SDK: what it means for the user, and
 * which step of the guide explains it to you.
 * @param retry a page where the user can try the same again
 */
export function problemPage(
  error: unknown,
  app: App,
  retry?: string,
): Response {
  return explanationPage(explain(error), app, retry);
}

/** The same for a problem that isn't an error of the SDK. */
export function explanationPage(
  explanation: Explanation,
  app: App,
  retry?: string,
): Response {
  const step = explanation.step.replaceAll('-', ' ');
  const more = app.guideUrl
    ? html`<a href="${app.guideUrl}${explanation.step}/"
        >The guide explains it: ${step}</a
      >`
    : html`The guide explains it in its step “${step}”.`;
  const again = retry
    ? html`<p><a href="${retry}">Try again</a></p>`
    : '';
  const response = page(
    explanation.title,
    html`<p>${explanation.advice}</p>
      ${again}
      <p><a href="/signup">Ask for a link</a></p>
      <p><small>${more}</small></p>`,
    explanation.status,
  );
  // The address may still hold a token. (Not on pages with a form: their posts would arrive without an origin.)
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}
