import { READER_LIFE_MS } from './readers.ts';

/** `__Host-` requires TLS. On plain localhost the browser would reject it. */
const nameFor = (secure: boolean) => (secure ? '__Host-first_login_reader' : 'first_login_reader');

/** The key in the reader's cookie; undefined if there is none. */
export function readReaderKey(request: Request, secure: boolean): string | undefined {
  const start = `${nameFor(secure)}=`;
  const pairs = (request.headers.get('cookie') ?? '').split(/; */);
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length) || undefined;
}

/** A `Set-Cookie` value that keeps the reader for another thirty days. */
export function writeReaderKey(key: string, secure: boolean): string {
  const life = READER_LIFE_MS / 1000;
  return `${nameFor(secure)}=${key}; Path=/; Max-Age=${life}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
