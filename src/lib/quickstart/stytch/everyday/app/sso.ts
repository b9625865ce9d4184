import { html, page } from '../../app/page.ts';
import { problemPage } from '../../app/problem-page.ts';
import { findSsoConnection } from '../find-sso-connection.ts';
import { ssoLoginUrl } from '../sso-login-url.ts';
import type { EverydayApp } from './app.ts';

// #region route
/** GET /sso: finds the company's identity provider. */
export async function sso(request: Request, app: EverydayApp) {
  const query = new URL(request.url).searchParams;
  const company = query.get('company')?.trim() ?? '';
  if (!company || !app.publicToken) return ask();
  try {
    // @note The part after the @ of an email address, or the organization’s slug.
    const wanted = company.split('@').at(-1) ?? '';
    const found = await findSsoConnection(app.stytch, wanted);
    return found ? offer(found, app) : ask(company);
  } catch (error) {
    return problemPage(error, app, '/sso');
  }
}
// #endregion route

function offer(
  connection: { connection_id: string; display_name: string },
  { apiUrl, publicToken = '', returnUrl: redirectUrl }: EverydayApp,
): Response {
  const url = ssoLoginUrl({
    apiUrl,
    publicToken,
    connectionId: connection.connection_id,
    redirectUrl,
  });
  return page(
    'Log in with SSO',
    html`<p>Your company logs in with ${connection.display_name}.</p>
      <p><a href="${url}">Continue with ${connection.display_name}</a></p>`,
  );
}

function ask(unknown?: string): Response {
  return page(
    'Log in with SSO',
    html`${
      unknown
        ? html`<p>We found no organization with SSO for “${unknown}”. Ask
            your IT for your organization’s short name.</p>`
        : ''
    }
      <form action="/sso">
        <label for="company">Your work email, or your organization’s short name</label>
        <input id="company" name="company" value="${unknown ?? ''}" required>
        <button>Continue</button>
      </form>
      <p><a href="/signup">Log in another way</a></p>`,
    unknown ? 404 : 200,
  );
}
