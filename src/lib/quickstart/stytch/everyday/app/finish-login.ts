import { writeCookie } from '../../app/cookies.ts';
import { unreadable } from '../../app/explain.ts';
import { html, page, seeOther } from '../../app/page.ts';
import { explanationPage } from '../../app/problem-page.ts';
import type { EverydayApp } from './app.ts';

/** What every way to log in returns. */
export interface Login {
  member_authenticated: boolean;
  member_id: string;
  organization?: {
    organization_id: string;
    organization_name: string;
    organization_slug: string;
  };
  session_token: string;
  session_jwt: string;
  intermediate_session_token: string;
  mfa_required?: {
    member_options?: { totp_registration_id: string } | null;
  } | null;
  primary_required?: { allowed_auth_methods: string[] } | null;
}

// #region finish
/** Ends a login, whichever way it began. */
export function finishLogin(login: Login, app: EverydayApp) {
  // @note A success isn’t always a session. Check this before you set a cookie.
  if (login.member_authenticated) return startSession(login, app);
  // @note The organization doesn’t accept this way to log in. Check for a second factor only after this.
  if (login.primary_required) return otherWay(login, app);
  if (!login.intermediate_session_token)
    return explanationPage(unreadable, app);
  return seeOther('/second_factor', [
    writeCookie(
      app,
      'app_intermediate_session',
      login.intermediate_session_token,
    ),
    writeCookie(app, 'app_member', halfLoginOf(login)),
  ]);
}
// #endregion finish

/** The user is logged in: sets both cookies of the session. */
export function startSession(
  { session_token, session_jwt }: Session,
  app: EverydayApp,
): Response {
  if (!session_token) return explanationPage(unreadable, app);
  return seeOther('/dashboard', [
    writeCookie(app, 'app_session', session_token),
    writeCookie(app, 'app_session_jwt', session_jwt),
    writeCookie(app, 'app_intermediate_session', ''),
    writeCookie(app, 'app_member', ''),
  ]);
}

type Session = Pick<Login, 'session_token' | 'session_jwt'>;

/** Who is logging in, and whether they have an authenticator. */
function halfLoginOf(login: Login): string {
  const enrolled = login.mfa_required?.member_options
    ?.totp_registration_id
    ? 'enrolled'
    : 'new';
  return [
    login.organization?.organization_id ?? '',
    login.member_id,
    enrolled,
  ].join(' ');
}

function otherWay(login: Login, app: EverydayApp): Response {
  const name = login.organization?.organization_name ?? '';
  const slug = login.organization?.organization_slug ?? '';
  const bySso =
    login.primary_required?.allowed_auth_methods.includes('sso');
  return page(
    `${name} requires another way to log in`,
    bySso && app.publicToken
      ? html`<p>Members of ${name} log in with their company’s SSO.</p>
          <p><a href="/sso?company=${encodeURIComponent(slug)}">Log in with SSO</a></p>`
      : html`<p>${name} doesn’t accept the way you logged in, and this
          app doesn’t support another way that it accepts.</p>
          <p><a href="/signup">Log in another way</a></p>`,
    403,
  );
}
