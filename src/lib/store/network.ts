import { isIP } from 'node:net';

/**
 * Returns the network that rate limits count: an IPv4 address, or the /64 of an IPv6 address, because one household has
 * a whole /64.
 * @param written an address, in any spelling; empty if there is none
 */
export function networkOf(written: string): string {
  const address = written.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::') ?? [];
  const [before, after] = [groupsOf(head), groupsOf(tail)];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}

/** Normalizes groups to lower case without leading zeros, so that a network has one name. */
const groupsOf = (part: string) =>
  part === '' ? [] : part.split(':').map((group) => parseInt(group, 16).toString(16));

/** Whether a network is this machine itself. */
export const isLoopback = (network: string): boolean => network.startsWith('127.') || network === networkOf('::1');

const OWN_MACHINE = /^(localhost|127\..+|\[::1\])$/;

/** Whether a site is only for the machine it runs on. */
export const isOwnMachine = (siteUrl: string): boolean => OWN_MACHINE.test(new URL(siteUrl).hostname);

/**
 * Returns the network that a new sandbox project counts against, or null if it doesn't count. Loopback doesn't count
 * on a site for its own machine. On a public site it does: it's a proxy that TRUSTED_PROXIES doesn't name.
 */
export function countedNetwork(network: string, siteUrl: string): string | null {
  const isOwn = isLoopback(network) && isOwnMachine(siteUrl);
  return network === '' || isOwn ? null : network;
}
