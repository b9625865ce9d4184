import { listOrganizations } from '../list-organizations.ts';
import type { App } from './app.ts';
import { readCookie } from './cookies.ts';
import { html, page, seeOther, type Html } from './page.ts';
import { problemPage } from './problem-page.ts';

type Found = Awaited<
  ReturnType<typeof listOrganizations>
>['discovered_organizations'][number];

// #region list
/** The bare /authenticate: what this person may enter. */
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
      'Where do you want to go?',
      // @note An empty list is no error. Offer to create an organization.
      found.length > 0
        ? // @note Name them. Whoever opens somebody else’s link should notice.
          html`<p>You are ${email_address}.</p>
            <ul>${found.map(choice)}</ul> ${createForm}`
        : html`${nothingFound(email_address)} ${createForm}`,
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
      <span>${organization?.organization_name ?? ''}
        <small>${joined ? 'You are a member' : 'You may join'}</small></span>
      <button name="organization_id" value="${organization?.organization_id ?? ''}">
        ${joined ? 'Continue' : 'Join'}</button>
    </form>
  </li>`;
}

const nothingFound = (email: string) =>
  html`<p>Nobody has added ${email} to an organization yet. Start your own.</p>
    <p><small>Expected one? In step 2 of the guide, “Set up your project”,
      you add this email as a member.</small></p>`;

const createForm = html`<form action="/authenticate" method="post">
  <label for="organization_name">Name of a new organization</label>
  <input id="organization_name" name="organization_name" required maxlength="128">
  <button>Create it</button>
</form>`;
