import { listOrganizations } from '../list-organizations.ts';
import type { App } from './app.ts';
import { readCookie } from './cookies.ts';
import { html, page, seeOther, type Html } from './page.ts';
import { problemPage } from './problem-page.ts';

type Found = Awaited<
  ReturnType<typeof listOrganizations>
>['discovered_organizations'][number];

// #region list
/** GET /authenticate without a token: lists the organizations. */
export async function chooseOrganization(
  request: Request,
  app: App,
) {
  const token = readCookie(
    app,
    request,
    'app_intermediate_session',
  );
  if (!token) return seeOther('/dashboard');
  try {
    const { email_address, discovered_organizations: found } =
      await listOrganizations(app.stytch, token);
    return page(
      'Choose an organization',
      // @note An empty list isn’t an error. Offer to create an organization.
      found.length > 0
        ? // @note Show the email, so that a user who opened someone else’s link notices.
          html`<p>You’re logging in as ${email_address}.</p>
            <ul>${found.map(choice)}</ul> ${createForm}`
        : html`${nothingFound(email_address, app)} ${createForm}`,
    );
  } catch (error) {
    return problemPage(error, app);
  }
}
// #endregion list

function choice({ organization, membership }: Found): Html {
  const joined = membership?.type === 'active_member';
  return html`<li>
    <form action="/authenticate" method="post">
      <span><bdi>${organization?.organization_name ?? ''}</bdi>
        <small>${joined ? 'You’re a member' : 'You can join'}</small></span>
      <button name="organization_id" value="${organization?.organization_id ?? ''}">
        ${joined ? 'Continue' : 'Join'}</button>
    </form>
  </li>`;
}

const nothingFound = (email: string, { guideUrl }: App) =>
  html`<p>${email} isn’t a member of any organization yet. You can create one,
      or ask a colleague to invite you.</p>
    <p><small>Building this app? In step 2 of the guide, “${
      guideUrl
        ? html`<a href="${guideUrl}set-up/">Set up your project</a>`
        : 'Set up your project'
    }”, you add this email as a member.</small></p>`;

const createForm = html`<form action="/authenticate" method="post">
  <label for="organization_name">New organization name</label>
  <input id="organization_name" name="organization_name" required maxlength="128">
  <button>Create organization</button>
</form>`;
