import { LRUCache } from 'lru-cache';
import { fail } from '../errors.ts';

export type CheckRedirect = (url: string) => void;

/**
 * Makes the check for redirect URLs. A public sandbox must never send a visitor elsewhere (docs/design.md, "A public
 * sandbox"), so it only redirects to the site's own origin, localhost on any port, and the hosts in the settings.
 * @param more hosts from the settings, with or without a port
 * @returns a function that throws unless a URL is allowed
 */
export function createRedirectCheck(siteUrl: string, more: string[]): CheckRedirect {
  const allowed = new Set(more.map((host) => host.toLowerCase()));
  // Every link that is opened asks, and the result never changes.
  const accepted = new LRUCache<string, true>({ max: 200 });
  return (address) => {
    if (accepted.has(address)) return;
    // The URL is sent unchanged in a header, so anything a URL parser would repair (spaces, line breaks, backslashes)
    // is refused.
    if (!/^[!-[\]-~]+$/.test(address) || !URL.canParse(address)) {
      fail(
        'invalid_control_request',
        'A redirect URL must be a complete address in plain ASCII, such as http://localhost:3000/authenticate.',
      );
    }
    const url = new URL(address);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') fail('redirect_url_cannot_use_protocol');
    if (url.username || url.password)
      fail('invalid_control_request', 'A redirect URL may not carry a user name or password.');
    if (address.includes('#')) fail('invalid_control_request', 'A redirect URL may not have a part after #.');
    const known =
      url.origin === siteUrl || url.hostname === 'localhost' || allowed.has(url.host) || allowed.has(url.hostname);
    if (!known) fail('redirect_url_host_not_allowed', hostMessage(url, siteUrl));
    accepted.set(address, true);
  };
}

function hostMessage(url: URL, siteUrl: string): string {
  const loopback = /^(127\.|\[::1\]|0\.0\.0\.0)/.test(url.hostname) ? ' Write localhost in place of the number.' : '';
  return `The sandbox does not redirect to ${url.host}, only to ${siteUrl}, to localhost on any port, and to hosts that its operator names in SANDBOX_REDIRECT_HOSTS.${loopback}`;
}
