import type { App } from './app.ts';
import { explain, type Explanation } from './explain.ts';
import { html, page } from './page.ts';
import { stepTitles } from './steps.ts';

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
  const step = stepTitles[explanation.step];
  const more = app.guideUrl
    ? html`<a href="${app.guideUrl}${explanation.step}/"
        >Read about it in the guide: ${step}</a
      >`
    : html`Read about it in the guide, in the step “${step}”.`;
  const again = retry
    ? html`<p><a href="${retry}">Try again</a></p>`
    : '';
  const response = page(
    explanation.title,
    html`<p>${explanation.advice}</p>
      ${again}
      <p><a href="/signup">Request a new link</a></p>
      <p><small>${more}</small></p>`,
    explanation.status,
  );
  // The URL may still have a token. (Not on pages with a form: their posts would arrive without an origin.)
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}
