import { isIP } from 'node:net';

/** What limits count by: an IPv4 address, or the /64 of an IPv6 address, of which one household has thousands. */
export function networkOf(written: string): string {
  const address = written.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::') ?? [];
  const [before, after] = [groupsOf(head), groupsOf(tail)];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}

/** Without leading zeros and capitals, so that one network has one name. */
const groupsOf = (part: string) =>
  part === '' ? [] : part.split(':').map((group) => parseInt(group, 16).toString(16));

/** Whether a network is this machine alone. */
export const isLoopback = (network: string): boolean => network.startsWith('127.') || network === networkOf('::1');

const OWN_MACHINE = /^(localhost|127\..+|\[::1\])$/;

/**
 * The network that a new sandbox project counts for; null where none does. Loopback does not while the site is there for
 * its own machine. Whoever reaches a public site from there came through a proxy that nobody has named.
 */
export function countedNetwork(network: string, siteUrl: string): string | null {
  const isOwn = isLoopback(network) && OWN_MACHINE.test(new URL(siteUrl).hostname);
  return network === '' || isOwn ? null : network;
}
