import type { App } from './app.ts';

/**
 * The app's cookies and when they expire, in minutes. The
 * prefix keeps them apart from other apps on localhost. The
 * last two are for the guide that continues this one.
 */
const lives = {
  app_intermediate_session: 10,
  app_session: 60,
  app_session_jwt: 60,
  app_member: 10,
};

export type CookieName = keyof typeof lives;

/** The parts of the app that its cookies depend on. */
type Reach = Pick<App, 'secure'>;

// Over https a browser accepts a `__Host-` cookie from this host alone: no other subdomain can set it.
const nameOf = ({ secure }: Reach, name: CookieName) =>
  secure ? `__Host-${name}` : name;

/**
 * Reads one cookie of the request. Empty when it isn't there.
 */
export function readCookie(
  app: Reach,
  request: Request,
  name: CookieName,
): string {
  const start = `${nameOf(app, name)}=`;
  const pairs = (request.headers.get('cookie') ?? '').split(/; */);
  const pair = pairs.find((text) => text.startsWith(start));
  try {
    return decodeURIComponent(pair?.slice(start.length) ?? '');
  } catch {
    // Another app on this host wrote it.
    return '';
  }
}

// #region write
/**
 * Writes a `Set-Cookie` value. An empty `value` deletes the
 * cookie.
 */
export function writeCookie(
  app: Reach,
  name: CookieName,
  value: string,
): string {
  return [
    `${nameOf(app, name)}=${encodeURIComponent(value)}`,
    'Path=/',
    `Max-Age=${value ? lives[name] * 60 : 0}`,
    // @note Scripts in the page can’t read it, so an injected script can’t steal it.
    'HttpOnly',
    // @note Another site can’t post a form with it. Not `Strict`: the link in an email must still arrive with its cookies.
    'SameSite=Lax',
    // @note Sent over https only. Omitted on http://localhost, so the app works there without https.
    ...(app.secure ? ['Secure'] : []),
  ].join('; ');
}
// #endregion write
