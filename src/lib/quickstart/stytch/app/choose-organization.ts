import { listOrganizations } from '../list-organizations.ts';
import type { App } from './app.ts';
import { readCookie } from './cookies.ts';
import { html, page, seeOther, type Html } from './page.ts';
import { problemPage } from './problem-page.ts';

type Found = Awaited<ReturnType<typeof listOrganizations>>['discovered_organizations'][number];

// #region list
/** The bare /authenticate: lists what this person may enter, and offers to create an organization. */
export async function chooseOrganization(request: Request, app: App): Promise<Response> {
  const intermediateSession = readCookie(request, 'app_intermediate_session');
  if (!intermediateSession) return seeOther('/dashboard');
  try {
    const { email_address, discovered_organizations } = await listOrganizations(app.stytch, intermediateSession);
    const list = html`<ul>
      ${discovered_organizations.map(choice)}
    </ul>`;
    const none = html`<p>Nobody has added ${email_address} to an organization yet. Start your own.</p>
      <p><small>You expected one? Step 2 of the guide, “Set up”, adds the address as a member.</small></p>`;
    return page('Where do you want to go?', html`${discovered_organizations.length > 0 ? list : none} ${createForm}`);
  } catch (error) {
    return problemPage(error, app);
  }
}
// #endregion list

function choice(found: Found): Html {
  const name = found.organization?.organization_name ?? '';
  const joined = found.membership?.type === 'active_member';
  return html`<li>
    <form action="/authenticate" method="post">
      <span>${name} <small>${joined ? 'You are a member' : 'You may join'}</small></span>
      <button name="organization_id" value="${found.organization?.organization_id ?? ''}">
        ${joined ? 'Continue' : 'Join'}
      </button>
    </form>
  </li>`;
}

const createForm = html`<form action="/authenticate" method="post">
  <label for="organization_name">Name of a new organization</label>
  <input id="organization_name" name="organization_name" required maxlength="128" />
  <button>Create it</button>
</form>`;
