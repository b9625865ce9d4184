import type { App } from './app.ts';

/**
 * The two cookies of the app and their lives in minutes.
 * The prefix keeps them apart from other apps on localhost.
 */
const lives = { app_intermediate_session: 10, app_session: 60 };

export type CookieName = keyof typeof lives;

/**
 * Reads one cookie of the request; empty when it is not
 * there.
 */
export function readCookie(
  request: Request,
  name: CookieName,
): string {
  const pairs = (request.headers.get('cookie') ?? '').split(/; */);
  const pair = pairs.find((text) => text.startsWith(`${name}=`));
  try {
    return decodeURIComponent(pair?.slice(name.length + 1) ?? '');
  } catch {
    // Another app on this host wrote it.
    return '';
  }
}

// #region write
/**
 * A `Set-Cookie` value. An empty `value` takes the cookie
 * away.
 */
export function writeCookie(
  app: Pick<App, 'secure'>,
  name: CookieName,
  value: string,
): string {
  return [
    `${name}=${encodeURIComponent(value)}`,
    'Path=/',
    `Max-Age=${value ? lives[name] * 60 : 0}`,
    // @note Scripts in the page cannot read it, so injected ones cannot steal it.
    'HttpOnly',
    // @note Another site cannot post a form with it. Not `Strict`: the link in a mail must still arrive with its cookies.
    'SameSite=Lax',
    // @note Only over https. Localhost is the exception that makes this guide possible.
    ...(app.secure ? ['Secure'] : []),
  ].join('; ');
}
// #endregion write
