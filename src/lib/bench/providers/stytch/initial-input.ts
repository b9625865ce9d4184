import { readerTag } from '../../credentials/reader-tag.ts';
import type { Mode } from '../../credentials/types.ts';
import type { Input } from '../provider.ts';

/**
 * Initial values that replace the outline's examples. In live modes there is no example address, because the email
 * would be real; on a shared project the slug ends in the reader's tag, because readers would take each other's.
 * @param readerId empty before the first press
 */
export function initialInput(mode: Mode, readerId: string): Input {
  if (mode === 'sandbox') return {};
  const live = { email: '', domain: '' };
  return mode === 'host' && readerId ? { ...live, slug: `acme-${slugTail(readerId)}` } : live;
}

const slugTail = (readerId: string) =>
  readerTag(readerId)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
