import { sendMagicLink } from '../send-magic-link.ts';
import type { App } from './app.ts';
import { readForm } from './form.ts';
import { html, page, seeOther } from './page.ts';
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
  // @note On to a page of its own: a reload sends no second mail. The e-mail address stays out of the page’s address.
  return seeOther('/request_magic_link?sent');
}
// #endregion route

/** GET /request_magic_link: the page after the mail was sent. */
export function linkSent(request: Request, app: App): Response {
  if (!new URL(request.url).searchParams.has('sent'))
    return seeOther('/signup');
  const inbox = app.inboxUrl
    ? html`<p><a href="${app.inboxUrl}">Open the inbox</a></p>`
    : '';
  // The same words for every address: the page does not tell a stranger who is a member.
  return page(
    'Look in your inbox',
    html`<p>
        We sent a link to the address you typed. It works once,
        for an hour.
      </p>
      ${inbox}`,
  );
}
