import { createOwnOrganization } from '../create-own-organization.ts';
import { exchangeIntermediateSession } from '../exchange-intermediate-session.ts';
import type { App } from './app.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { readForm } from './form.ts';
import { seeOther } from './page.ts';
import { explanationPage, problemPage } from './problem-page.ts';

/** POST /authenticate: the person picked an organization, or named a new one. */
export async function enterOrganization(request: Request, app: App): Promise<Response> {
  const intermediateSession = readCookie(request, 'app_intermediate_session');
  if (!intermediateSession) return seeOther('/signup');
  const { organization_id, organization_name = '' } = await readForm(request);
  try {
    const entered = organization_id
      ? await exchangeIntermediateSession(app.stytch, intermediateSession, organization_id)
      : await createOwnOrganization(app.stytch, intermediateSession, organization_name);
    // @note The organization may ask for more: a second factor, or another first one. Then there is no session yet.
    if (!entered.member_authenticated)
      return explanationPage(oneMoreFactor(entered.organization.organization_name), app);
    return seeOther('/dashboard', [
      writeCookie('app_session', entered.session_token, { minutes: 60, secure: app.secure }),
      writeCookie('app_intermediate_session', '', { minutes: 0, secure: app.secure }),
    ]);
  } catch (error) {
    return problemPage(error, app);
  }
}

function oneMoreFactor(organization: string) {
  return {
    status: 403,
    title: `${organization} asks for another factor`,
    advice: 'This organization does not let people in with a magic link alone. This app does not handle that yet.',
    step: 'make-it-yours' as const,
  };
}
