/** The two cookies of the app. The prefix keeps them apart from other apps on localhost. */
export type CookieName = 'app_intermediate_session' | 'app_session';

/** Reads one cookie of the request; empty when it is not there. */
export function readCookie(request: Request, name: CookieName): string {
  const pairs = (request.headers.get('cookie') ?? '').split(/; */);
  const pair = pairs.find((candidate) => candidate.startsWith(`${name}=`));
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) : '';
}

/** A `Set-Cookie` value. An empty `value` takes the cookie away. */
export function writeCookie(name: CookieName, value: string, options: { minutes: number; secure: boolean }): string {
  const attributes = [
    `${name}=${encodeURIComponent(value)}`,
    'Path=/',
    `Max-Age=${value ? options.minutes * 60 : 0}`,
    'HttpOnly', // @note Scripts in the page cannot read it, so injected ones cannot steal it.
    'SameSite=Lax', // @note Another site cannot post a form with it. Lax, not Strict: the link in a mail must still arrive with its cookies.
    ...(options.secure ? ['Secure'] : []), // @note Only over https. Localhost is the exception that makes this guide possible.
  ];
  return attributes.join('; ');
}
