import type { Settings } from '../../config/settings.ts';
import { STYTCH, type Connection, type Keys, type Mode } from './types.ts';

/** Stytch's host for test projects (docs/stytch.md, "Transport"), and Passwordless.dev's only one. */
const OFFICIAL_STYTCH = 'https://test.stytch.com';
const OFFICIAL_PASSWORDLESS = 'https://v4.passwordless.dev';

type Addresses = Pick<Settings, 'STYTCH_API_URL' | 'PASSWORDLESS_API_URL'>;

/** Where live calls of a guide go: the official address, or the one the host has set. Nowhere else. */
export function liveUrl(settings: Addresses, guide: string): string {
  return guide === STYTCH
    ? (settings.STYTCH_API_URL ?? OFFICIAL_STYTCH)
    : (settings.PASSWORDLESS_API_URL ?? OFFICIAL_PASSWORDLESS);
}

/** Real credentials, with the one place they go to. */
export function liveConnection(
  settings: Addresses,
  guide: string,
  mode: Exclude<Mode, 'sandbox'>,
  keys: Keys,
): Connection {
  const url = liveUrl(settings, guide);
  return { mode, url, shownOrigin: new URL(url).origin, ...keys };
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Whether only this machine reaches the site: by its address, and by what it listens on. */
export function isOnLoopback({ SITE_URL, HOST }: Pick<Settings, 'SITE_URL' | 'HOST'>): boolean {
  return LOOPBACK.has(new URL(SITE_URL).hostname) && (HOST === undefined || LOOPBACK.has(HOST));
}

/** Whether what a reader types reaches the site unread: over https, or on this machine. */
export function isPrivateLine({ SITE_URL }: Pick<Settings, 'SITE_URL'>): boolean {
  const { protocol, hostname } = new URL(SITE_URL);
  return protocol === 'https:' || LOOPBACK.has(hostname);
}

/** Where the link in a mail has to lead. Registered at Stytch letter for letter, for type discovery. */
export const redirectUrl = ({ SITE_URL }: Pick<Settings, 'SITE_URL'>): string => `${SITE_URL}/authenticate`;
