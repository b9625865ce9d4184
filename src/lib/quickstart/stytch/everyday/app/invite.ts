import { readForm } from '../../app/form.ts';
import { html, page, seeOther } from '../../app/page.ts';
import { inviteColleague } from '../invite-colleague.ts';
import type { EverydayApp } from './app.ts';
import { asMember } from './as-member.ts';

// #region route
/** POST /invite: emails a colleague an invitation. */
export async function invite(request: Request, app: EverydayApp) {
  const { email = '' } = await readForm(request);
  return await asMember(
    request,
    app,
    async ({ session, token }) => {
      await inviteColleague(app.stytch, {
        organizationId: session.organization_id, // @note From the session, never from the form: a form can name any organization.
        email,
        sessionToken: token,
        redirectUrl: app.redirectUrl,
      });
      return seeOther('/invite?sent');
    },
  );
}
// #endregion route

/** GET /invite: the page after the invitation was sent. */
export function invitationSent(request: Request, app: EverydayApp) {
  if (!new URL(request.url).searchParams.has('sent'))
    return seeOther('/dashboard');
  const inbox = app.inboxUrl
    ? html`<p><a href="${app.inboxUrl}">Open the inbox</a></p>`
    : '';
  return page(
    'Invitation sent',
    html`<p>Your colleague gets an email. Its link logs them in, and is
        valid for a week.</p>
      ${inbox}
      <p><a href="/dashboard">Go to the dashboard</a></p>`,
  );
}
