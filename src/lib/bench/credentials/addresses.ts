import type { Settings } from '../../config/settings.ts';
import type { Provider } from '../providers/provider.ts';
import type { Connection, Keys, Mode } from './types.ts';

/** A connection with live credentials, to the only address they are sent to. */
export function liveConnection(
  settings: Settings,
  provider: Pick<Provider, 'credentials'>,
  mode: Exclude<Mode, 'sandbox'>,
  keys: Keys,
): Connection {
  const url = provider.credentials.liveUrl(settings);
  return { mode, url, shownOrigin: new URL(url).origin, ...keys };
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Whether only this machine reaches the site, by its address and by what it listens on. */
export function isOnLoopback({ SITE_URL, HOST }: Pick<Settings, 'SITE_URL' | 'HOST'>): boolean {
  return LOOPBACK.has(new URL(SITE_URL).hostname) && (HOST === undefined || LOOPBACK.has(HOST));
}

/** Whether what a reader types is private on its way: over https, or on this machine. */
export function isPrivateLine({ SITE_URL }: Pick<Settings, 'SITE_URL'>): boolean {
  const { protocol, hostname } = new URL(SITE_URL);
  return protocol === 'https:' || LOOPBACK.has(hostname);
}

/** The redirect URL of magic links. Must be registered at Stytch exactly like this, for the type Discovery. */
export const redirectUrl = ({ SITE_URL }: Pick<Settings, 'SITE_URL'>): string => `${SITE_URL}/authenticate`;
