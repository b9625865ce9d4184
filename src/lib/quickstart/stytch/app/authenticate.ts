import { authenticateMagicLink } from '../authenticate-magic-link.ts';
import type { App } from './app.ts';
import { chooseOrganization } from './choose-organization.ts';
import { writeCookie } from './cookies.ts';
import { seeOther } from './page.ts';
import { problemPage } from './problem-page.ts';

// #region route
/** GET /authenticate: the page that the magic link opens. */
export async function authenticate(request: Request, app: App) {
  const query = new URL(request.url).searchParams;
  // @note Without a token, `/authenticate` shows the list of organizations, which step 6 adds.
  if (!query.has('token') && !query.has('stytch_token_type'))
    return await chooseOrganization(request, app);
  try {
    const found = await authenticateMagicLink(app.stytch, query);
    const token = found.intermediate_session_token;
    // @note Redirect to the same URL without the token, so that a reload or the back button doesn’t submit it twice.
    return seeOther('/authenticate', [
      writeCookie(app, 'app_intermediate_session', token),
    ]);
  } catch (error) {
    return problemPage(error, app);
  }
}
// #endregion route
