import type { Settings } from '../../lib/config/settings.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Returns `/.well-known/security.txt` (RFC 9116), which tells where to report a vulnerability of this site. Undefined
 * without a contact: the file would say nothing.
 */
export function securityTxt(
  { SECURITY_CONTACT, SITE_URL }: Pick<Settings, 'SECURITY_CONTACT' | 'SITE_URL'>,
  now: number,
): string | undefined {
  if (!SECURITY_CONTACT) return undefined;
  return [
    `Contact: ${SECURITY_CONTACT}`,
    // Required. Far enough ahead for caches, near enough to show that the site is still looked after.
    `Expires: ${new Date(now + 90 * DAY_MS).toISOString()}`,
    'Preferred-Languages: en',
    `Canonical: ${SITE_URL}/.well-known/security.txt`,
    '',
  ].join('\n');
}
