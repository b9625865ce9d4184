import { createOwnOrganization } from '../create-own-organization.ts';
import { exchangeIntermediateSession } from '../exchange-intermediate-session.ts';
import type { App } from './app.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { readForm } from './form.ts';
import { seeOther } from './page.ts';
import { explanationPage, problemPage } from './problem-page.ts';

// #region route
/**
 * POST /authenticate: logs in to the organization that the user
 * picked, or creates one.
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
    // @note The organization may require a second factor, or another login method. Then there’s no session yet.
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
    title: `${organization.organization_name} requires another factor`,
    advice:
      'This organization doesn’t accept a magic link alone, ' +
      'and this app doesn’t support other factors yet.',
    step: 'make-it-yours' as const,
  };
}
