import { sendMagicLink } from '../send-magic-link.ts';
import type { App } from './app.ts';
import { readForm } from './form.ts';
import { html, page } from './page.ts';
import { problemPage } from './problem-page.ts';

// #region route
/** POST /request_magic_link: sends the mail. */
export async function requestMagicLink(
  request: Request,
  app: App,
): Promise<Response> {
  const { email = '' } = await readForm(request);
  try {
    await sendMagicLink(app.stytch, email, app.redirectUrl);
  } catch (error) {
    return problemPage(error, app);
  }
  const inbox = app.inboxUrl
    ? html`<p><a href="${app.inboxUrl}">Open the inbox</a></p>`
    : '';
  // @note The same words for every address: the page does not tell a stranger who is a member.
  return page(
    'Look in your inbox',
    html`<p>
        We sent a link to ${email}. It works once, for an hour.
      </p>
      ${inbox}`,
  );
}
// #endregion route
