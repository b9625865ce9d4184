import { createOwnOrganization } from '../create-own-organization.ts';
import { exchangeIntermediateSession } from '../exchange-intermediate-session.ts';
import type { App } from './app.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { readForm } from './form.ts';
import { seeOther } from './page.ts';
import { explanationPage, problemPage } from './problem-page.ts';

// #region route
/**
 * POST /authenticate: an organization was picked, or a new one
 * named.
 */
export async function enterOrganization(
  request: Request,
  app: App,
) {
  const token = readCookie(
    app,
    request,
    'app_intermediate_session',
  );
  if (!token) return seeOther('/signup');
  const { organization_id: id, organization_name: name = '' } =
    await readForm(request);
  try {
    const entered = id
      ? await exchangeIntermediateSession(app.stytch, token, id)
      : await createOwnOrganization(app.stytch, token, name);
    // @note The organization may ask for more: a second factor, or another first one. Then there is no session yet.
    if (!entered.member_authenticated)
      return explanationPage(
        oneMoreFactor(entered.organization),
        app,
      );
    return seeOther('/dashboard', [
      writeCookie(app, 'app_session', entered.session_token),
      writeCookie(app, 'app_intermediate_session', ''),
    ]);
  } catch (error) {
    return problemPage(error, app);
  }
}
// #endregion route

function oneMoreFactor(organization: {
  organization_name: string;
}) {
  return {
    status: 403,
    title: `${organization.organization_name} asks for another factor`,
    advice:
      'This organization does not let people in with a magic link alone. ' +
      'This app does not handle that yet.',
    step: 'make-it-yours' as const,
  };
}
