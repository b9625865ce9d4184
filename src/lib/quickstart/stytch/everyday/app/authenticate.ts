import { chooseOrganization } from '../../app/choose-organization.ts';
import { writeCookie } from '../../app/cookies.ts';
import { unreadable } from '../../app/explain.ts';
import { explainInvitation } from '../../app/later-problems.ts';
import { seeOther } from '../../app/page.ts';
import {
  explanationPage,
  problemPage,
} from '../../app/problem-page.ts';
import { authenticateMagicLink } from '../../authenticate-magic-link.ts';
import { acceptInvitation } from '../accept-invitation.ts';
import { authenticateOauth } from '../authenticate-oauth.ts';
import { authenticateSso } from '../authenticate-sso.ts';
import type { EverydayApp } from './app.ts';
import { finishLogin } from './finish-login.ts';

// #region route
/** GET /authenticate: the page that every login comes back to. */
export async function authenticate(
  request: Request,
  app: EverydayApp,
) {
  const query = new URL(request.url).searchParams;
  if (!query.has('token') && !query.has('stytch_token_type'))
    return await chooseOrganization(request, app);
  const token = query.get('token') ?? '';
  try {
    // @note The type says which call exchanges the token. A token of one type is worthless to the other calls.
    switch (token && query.get('stytch_token_type')) {
      case 'multi_tenant_magic_links':
        return await accept(token, app);
      case 'sso':
        return finishLogin(
          await authenticateSso(app.stytch, token),
          app,
        );
      case 'discovery_oauth':
        return choose(
          await authenticateOauth(app.stytch, token),
          app,
        );
      default:
        return choose(
          await authenticateMagicLink(app.stytch, query),
          app,
        );
    }
  } catch (error) {
    return problemPage(error, app);
  }
}
// #endregion route

/** Logs an invited user in. */
async function accept(token: string, app: EverydayApp) {
  try {
    return finishLogin(
      await acceptInvitation(app.stytch, token),
      app,
    );
  } catch (error) {
    const invitation = explainInvitation(error);
    if (!invitation) throw error;
    return explanationPage(invitation, app);
  }
}

/** The user is known, and chooses an organization next. */
function choose(
  found: { intermediate_session_token: string },
  app: EverydayApp,
): Response {
  const token = found.intermediate_session_token;
  if (!token) return explanationPage(unreadable, app);
  return seeOther('/authenticate', [
    writeCookie(app, 'app_intermediate_session', token),
  ]);
}
