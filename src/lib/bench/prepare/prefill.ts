import { tagOf } from '../providers/passwordless/sharing.ts';
import type { Mode } from '../credentials/types.ts';

/**
 * What stands in a field at first where it is not the outline's. A live mode makes up no address: the mail would be real.
 * Where readers share a project, a slug that everybody would take gets a tail of its own.
 * @param readerId empty for somebody who has not pressed anything yet
 */
export function prefillFor(mode: Mode, readerId: string): Record<string, string> {
  if (mode === 'sandbox') return {};
  const live = { email: '', domain: '' };
  return mode === 'host' && readerId ? { ...live, slug: `acme-${tailOf(readerId)}` } : live;
}

const tailOf = (readerId: string) =>
  tagOf(readerId)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
