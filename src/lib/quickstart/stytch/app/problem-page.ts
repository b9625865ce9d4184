import type { App } from './app.ts';
import { explain, type Explanation } from './explain.ts';
import { backLink, loginLink } from './later-problems.ts';
import { html, page, type Html } from './page.ts';
import { stepTitles, type StepId } from './steps.ts';

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
  { status, title, advice, step, fix }: Explanation,
  app: App,
  retry?: string,
): Response {
  if (fix) app.report?.(fix);
  // The user did nothing wrong, and can always start anew.
  const where =
    retry ?? (fix || status >= 500 ? '/signup' : undefined);
  const again = where
    ? html`<p><a href="${where}">${backLink(step ?? '', status)}</a></p>`
    : '';
  const response = page(
    title,
    html`<p>${advice}</p>
      ${again}
      ${step ? furtherHelp(loginLink(step, status, fix), step, app, where) : ''}`,
    status,
  );
  // The URL may still have a token. (Not on pages with a form: their posts would arrive without an origin.)
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}

function furtherHelp(
  toLogin: string | undefined,
  step: StepId,
  { guideUrl }: App,
  retry?: string,
): Html {
  // A user who can try again needs no new login.
  const link = toLogin ?? (retry ? '' : 'Log in again');
  const login = link
    ? html`<p><a href="/signup">${link}</a></p>`
    : '';
  const name = stepTitles[step];
  const more = guideUrl
    ? html`<a href="${guideUrl}${step}/"
        >Read about it in the guide: ${name}</a
      >`
    : html`Read about it in the guide, in the step “${name}”.`;
  return html`${login}
    <p><small>${more}</small></p>`;
}
