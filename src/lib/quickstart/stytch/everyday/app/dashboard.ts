import { explain, type Explanation } from '../../app/explain.ts';
import { html, page, type Html } from '../../app/page.ts';
import { sessionIsOver } from '../../app/session-is-over.ts';
import { listMembers } from '../list-members.ts';
import { listOwnOrganizations } from '../list-own-organizations.ts';
import type { EverydayApp } from './app.ts';
import { asMember } from './as-member.ts';
import { withSession, type Checked } from './check-session.ts';
import {
  inviteForm,
  memberList,
  organizationList,
  renameForm,
} from './dashboard-parts.ts';

// #region route
/** GET /dashboard: the private page. */
export async function dashboard(
  request: Request,
  app: EverydayApp,
) {
  return await asMember(
    request,
    app,
    async (member) => {
      const details = await loadDetails(app, member);
      // @note While Stytch can’t be asked, the user stays logged in and sees what the app knows by itself.
      const response =
        'problem' in details
          ? incomplete(details.problem)
          : complete(member, details);
      return withSession(response, app, member);
    },
    loggedOut,
  );
}
// #endregion route

type Details = Awaited<ReturnType<typeof load>>;

async function loadDetails(app: EverydayApp, member: Checked) {
  try {
    return await load(app, member);
  } catch (error) {
    // The JWT of a session that was revoked still passes locally, so trust Stytch's error.
    if (sessionIsOver(error)) throw error;
    return { problem: explain(error) };
  }
}

async function load(
  { stytch }: EverydayApp,
  { session, token }: Checked,
) {
  const [{ discovered_organizations: found }, { members }] =
    await Promise.all([
      listOwnOrganizations(stytch, token),
      listMembers(stytch, session.organization_id),
    ]);
  const own = found.flatMap(({ organization, membership }) =>
    organization ? [{ ...organization, membership }] : [],
  );
  const here = own.find(
    ({ organization_id: id }) => id === session.organization_id,
  );
  const me = members.find(
    ({ member_id: id }) => id === session.member_id,
  );
  return {
    members,
    others: own.filter((organization) => organization !== here),
    name: here?.organization_name ?? session.organization_slug,
    email: me?.email_address ?? '',
  };
}

function complete({ session }: Checked, details: Details) {
  const { name, email, members, others } = details;
  // @note It only decides what the page offers. Each action is checked by Stytch again.
  const isAdmin = session.roles.includes('stytch_admin');
  return page(
    `Welcome to ${name}`,
    html`<p>You’re logged in as ${email}.</p>
      ${logoutForm}
      ${memberList(members, session.member_id, isAdmin)}
      ${isAdmin ? html`${inviteForm} ${renameForm(name)}` : ''}
      ${organizationList(others)}`,
  );
}

// The JWT has the organization's slug and not its name.
const incomplete = ({ title }: Explanation) =>
  page(
    'Welcome back',
    html`<p>You’re logged in, but this page isn’t complete. ${title}. Try
        again in a few minutes.</p>
      <p><a href="/dashboard">Try again</a></p>
      ${logoutForm}`,
  );

const logoutForm: Html = html`<form action="/logout" method="post">
  <button>Log out</button>
</form>`;

function loggedOut(): Response {
  return page(
    'You aren’t logged in',
    html`<p>This page is for members.</p>
      <p><a href="/signup">Log in or sign up</a></p>`,
  );
}
