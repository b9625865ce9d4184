import { isPublic } from '../../lib/config/bounds.ts';
import { findMisspelled } from '../../lib/config/misspelled.ts';
import { settingsSchema, type Settings } from '../../lib/config/settings.ts';

const LOOPBACK = /^(localhost|127\..+|::1)$/;

/**
 * Returns a sentence for each thing in the settings that works, but probably not as the host means it.
 * @param environment all environment variables, with those in `.env`
 * @param inFile the names in `.env`, where any unknown one is a mistake
 */
export function startWarnings(settings: Settings, environment: string[], inFile: string[]): string[] {
  const names = Object.keys(settingsSchema.shape);
  const misspelled = findMisspelled(environment, names);
  const unknown = inFile.filter((name) => !names.includes(name) && !misspelled.some(([wrong]) => wrong === name));
  return [
    ...misspelled.map(([wrong, meant]) => `${wrong} isn’t a setting. ${meant} is, and it isn’t set by this.`),
    ...unknown.map((name) => `${name} in .env isn’t a setting. docs/hosting.md lists all.`),
    ...plainHttpWarning(settings),
    ...proxyWarning(settings),
  ];
}

/** Browsers offer passkeys only over https or on localhost, and cookies can't be marked as secure. */
function plainHttpWarning({ SITE_URL }: Settings): string[] {
  if (!isPublic({ SITE_URL }) || SITE_URL.startsWith('https:')) return [];
  return [
    `SITE_URL is ${SITE_URL}, without TLS. Browsers don’t offer passkeys there, and anyone on the way can read what ` +
      'readers send. Put a proxy with a certificate in front of this site, and set SITE_URL to its https address.',
  ];
}

/** TLS, and an address that the site doesn't listen on itself, mean that a proxy is in front. */
function proxyWarning({ SITE_URL, HOST, TRUSTED_PROXIES }: Settings): string[] {
  const listensOnlyHere = HOST === undefined || LOOPBACK.test(HOST);
  const isBehindProxy = isPublic({ SITE_URL }) && (SITE_URL.startsWith('https:') || listensOnlyHere);
  if (!isBehindProxy || TRUSTED_PROXIES.length > 0) return [];
  return [
    `SITE_URL is ${SITE_URL}, so a proxy is in front of this site, but TRUSTED_PROXIES doesn’t name it. All readers ` +
      'count as one, and together they soon reach the limits per network address. Set TRUSTED_PROXIES to the proxy’s ' +
      'address, such as 127.0.0.1.',
  ];
}
