import { readCookie } from '../../app/cookies.ts';
import { readForm } from '../../app/form.ts';
import { seeOther } from '../../app/page.ts';
import { problemPage } from '../../app/problem-page.ts';
import { createOwnOrganization } from '../../create-own-organization.ts';
import { exchangeIntermediateSession } from '../../exchange-intermediate-session.ts';
import type { EverydayApp } from './app.ts';
import { finishLogin } from './finish-login.ts';

// #region route
/**
 * POST /authenticate: logs in to the organization that the user
 * picked, or creates one.
 */
export async function enterOrganization(
  request: Request,
  app: EverydayApp,
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
    return finishLogin(entered, app);
  } catch (error) {
    return problemPage(error, app);
  }
}
// #endregion route
