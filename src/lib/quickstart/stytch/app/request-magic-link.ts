import { RequestError, StytchError } from 'stytch';
import { sendMagicLink } from '../send-magic-link.ts';
import type { App } from './app.ts';
import { askAgain } from './ask-again.ts';
import { explain, unreachable } from './explain.ts';
import { readForm } from './form.ts';
import { html, page, seeOther } from './page.ts';
import { problemPage } from './problem-page.ts';

// #region route
/** POST /request_magic_link: sends the email. */
export async function requestMagicLink(
  request: Request,
  app: App,
): Promise<Response> {
  const { email = '' } = await readForm(request);
  try {
    await sendMagicLink(app.stytch, email, app.redirectUrl);
  } catch (error) {
    if (error instanceof RequestError)
      return askAgain(email, noLink);
    return isBadEmail(error)
      ? askAgain(email, explain(error))
      : problemPage(error, app);
  }
  // @note Redirect, so that a reload doesn’t send a second email. The user’s email stays out of the URL.
  return seeOther('/request_magic_link?sent');
}
// #endregion route

const isBadEmail = (error: unknown) =>
  error instanceof StytchError &&
  error.error_type === 'invalid_email';

const noLink = {
  ...unreachable,
  advice:
    'We can’t send you a link right now. Try again in a few minutes. If an email arrives after all, you can use its link.',
};

/** GET /request_magic_link: the page after the email was sent. */
export function linkSent(request: Request, app: App): Response {
  if (!new URL(request.url).searchParams.has('sent'))
    return seeOther('/signup');
  const inbox = app.inboxUrl
    ? html`<p><a href="${app.inboxUrl}">Open the inbox</a></p>`
    : '';
  // The same text for every address, so the page doesn't reveal who is a member.
  return page(
    'Check your email',
    html`<p>
        We sent a magic link to the address you entered. It’s
        single-use and expires in an hour.
      </p>
      ${inbox}`,
  );
}
