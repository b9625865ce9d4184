import { authenticateMagicLink } from '../authenticate-magic-link.ts';
import type { App } from './app.ts';
import { chooseOrganization } from './choose-organization.ts';
import { writeCookie } from './cookies.ts';
import { seeOther } from './page.ts';
import { problemPage } from './problem-page.ts';

/** GET /authenticate: the link in the mail leads here. Without a token it shows the choices. */
export async function authenticate(request: Request, app: App): Promise<Response> {
  const query = new URL(request.url).searchParams;
  if (!query.has('token') && !query.has('stytch_token_type')) return await chooseOrganization(request, app);
  try {
    const found = await authenticateMagicLink(app.stytch, query);
    const cookie = writeCookie('app_intermediate_session', found.intermediate_session_token, {
      minutes: 10,
      secure: app.secure,
    });
    // @note On to the same address without the token: a reload, or the back button, spends nothing twice.
    return seeOther('/authenticate', [cookie]);
  } catch (error) {
    return problemPage(error, app);
  }
}
