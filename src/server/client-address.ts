import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Says where a request really comes from. */
export type ClientAddress = (request: Pick<IncomingMessage, 'socket' | 'headers'>) => string;

/**
 * Behind a proxy every caller has the proxy's address. What it says in X-Forwarded-For is believed from the proxies the
 * host has named, and from no others: anybody can send the header.
 * @param proxies addresses and networks such as `10.0.0.0/8`; the settings let nothing else through
 */
export function createClientAddress(proxies: string[]): ClientAddress {
  const named = new BlockList();
  for (const proxy of proxies) add(named, proxy);
  const isProxy = (address: string) => isIP(address) !== 0 && named.check(address, family(address));
  return ({ socket, headers }) => {
    const peer = plain(socket.remoteAddress ?? '');
    if (!isProxy(peer)) return peer;
    const path = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((hop) => plain(hop.trim()))
      .filter((hop) => isIP(hop) !== 0);
    // From the right: each proxy adds whom it heard from, and whatever stands further left was only claimed.
    return path.reverse().find((hop) => !isProxy(hop)) ?? peer;
  };
}

function add(list: BlockList, proxy: string): void {
  const [address = '', bits] = proxy.split('/');
  if (bits === undefined) list.addAddress(address, family(address));
  else list.addSubnet(address, Number(bits), family(address));
}

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** An IPv4 address that arrived on an IPv6 socket, as everybody writes it. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '');

/** What limits count by: an IPv4 address, or the /64 of an IPv6 address, of which one household has thousands. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::') ?? [];
  const [before, after] = [groupsOf(head), groupsOf(tail)];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}

/** Without leading zeros and capitals, so that one network has one name. */
const groupsOf = (part: string) =>
  part === '' ? [] : part.split(':').map((group) => parseInt(group, 16).toString(16));
