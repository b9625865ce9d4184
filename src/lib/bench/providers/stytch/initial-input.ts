import { readerTag } from '../../credentials/live/reader-tag.ts';
import type { Mode } from '../../credentials/types.ts';
import type { Facts } from '../../types.ts';
import type { Input } from '../provider.ts';

/**
 * Initial values that replace the outline's examples. In live modes there is no example address, because the email
 * would be real; on a shared project the slug ends in the reader's tag, because readers would take each other's.
 * @param readerId empty before the first press
 */
export function initialInput(mode: Mode, readerId: string, { login, taken_slug }: Partial<Facts>): Input {
  const learned = {
    ...(login && domainOf(login.email)),
    ...(taken_slug && { organization: taken_slug }),
  };
  if (mode === 'sandbox') return learned;
  const live = { email: '', domain: '', ...learned };
  return mode === 'host' && readerId ? { ...live, slug: `acme-${slugTail(readerId)}` } : live;
}

/** An organization lets a domain join only after a member there has verified their address: the reader's own has. */
function domainOf(email: string): Input {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domain ? { domain } : {};
}

const slugTail = (readerId: string) =>
  readerTag(readerId)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
