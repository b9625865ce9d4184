import { timingSafeEqual } from 'node:crypto';
import type { Executor } from '../../../store/database.ts';
import { findAccount, type Account } from './account.ts';
import { errorPage, Problem } from '../errors.ts';

/** The header with the key of a call: `ApiKey` for browsers, `ApiSecret` for servers. */
export type KeyHeader = 'ApiKey' | 'ApiSecret';

const OTHER = { ApiKey: 'ApiSecret', ApiSecret: 'ApiKey' } as const;
const KIND = { ApiKey: 'public', ApiSecret: 'secret' } as const;

/**
 * Finds the account that a request's key belongs to.
 * @throws {Problem} always the same 401 without an `errorCode`; its `detail` explains common mistakes
 * (docs/passwordless.md, "Errors")
 */
export async function checkKey(
  db: Executor,
  header: KeyHeader,
  read: (name: string) => string | undefined,
): Promise<Account> {
  const key = read(header);
  if (key === undefined)
    throw unauthorized(header, read(OTHER[header]) === undefined ? undefined : wrongHeader(header));
  const [, name] = /^([A-Za-z][A-Za-z0-9]{2,62}):(?:public|secret):[0-9a-f]{32}$/.exec(key) ?? [];
  const account = name === undefined ? undefined : await findAccount(db, name);
  if (account && isSameKey(key, header === 'ApiKey' ? account.public_key : account.secret_key)) return account;
  throw unauthorized(header, mistakeIn(header, key));
}

/** Says which mistake a wrong value looks like. A part of a key is enough to tell, as in the service. */
function mistakeIn(header: KeyHeader, key: string): string {
  const token = /^(verify|register)_/.exec(key);
  if (token)
    return `A '${token[0]}' token was supplied in the '${header}' header. It belongs in the body of the request.`;
  if (key.includes(`:${KIND[OTHER[header]]}:`)) return wrongKind(header);
  if (key.includes(KIND[header])) return `The value of your '${header}' is not valid.`;
  return `We don't recognize the value you supplied for your '${header}'. It started with: '${key.slice(0, 10)}'.`;
}

const wrongHeader = (header: KeyHeader) =>
  `An '${OTHER[header]}' header was supplied when an '${header}' header should have been supplied.`;

const wrongKind = (header: KeyHeader) =>
  header === 'ApiSecret'
    ? 'Your public API key was supplied in the ApiSecret header. The API secret belongs there.'
    : 'Your API secret was supplied in the ApiKey header. The public API key belongs there. Treat the secret as leaked if a browser sent it.';

function unauthorized(header: KeyHeader, detail?: string): Problem {
  const title = `A valid '${header}' header is required.`;
  return new Problem(
    { type: errorPage(header), title, status: 401, detail: detail ?? title },
    { 'www-authenticate': header },
    detail === undefined || detail.startsWith('The value of your') ? undefined : 'unauthorized',
  );
}

/** Keys have the same length, so the comparison reveals nothing about the right one. */
function isSameKey(key: string, right: string): boolean {
  return key.length === right.length && timingSafeEqual(Buffer.from(key), Buffer.from(right));
}
