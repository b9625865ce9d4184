import type { App } from './app.ts';
import { explain, type Explanation } from './explain.ts';
import { html, page } from './page.ts';

/**
 * What the SDK threw, as a page for the person and with the
 * step of the guide for you.
 */
export function problemPage(error: unknown, app: App): Response {
  return explanationPage(explain(error), app);
}

/** The same for a problem that is not an error of the SDK. */
export function explanationPage(
  explanation: Explanation,
  app: App,
): Response {
  const step = explanation.step.replaceAll('-', ' ');
  const more = app.guideUrl
    ? html`<a href="${app.guideUrl}${explanation.step}/"
        >The guide explains it: ${step}</a
      >`
    : html`The guide explains it in its step “${step}”.`;
  const response = page(
    explanation.title,
    html`<p>${explanation.advice}</p>
      <p><a href="/signup">Ask for a link</a></p>
      <p><small>${more}</small></p>`,
    explanation.status,
  );
  // The address may still hold a token. (Not on pages with a form: their posts would arrive without an origin.)
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}
