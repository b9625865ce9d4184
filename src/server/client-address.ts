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
    const hops = String(headers['x-forwarded-for'] ?? '').split(',');
    let last = peer;
    // From the right: each proxy adds whom it heard from, and whatever stands further left was only claimed.
    for (const hop of hops.reverse()) {
      const address = addressIn(hop.trim());
      // What cannot be read may be anybody, and whom it names on its left even more so.
      if (isIP(address) === 0) return last;
      if (!isProxy(address)) return address;
      last = address;
    }
    return last;
  };
}

function add(list: BlockList, proxy: string): void {
  const [address = '', bits] = proxy.split('/');
  if (bits === undefined) list.addAddress(address, family(address));
  else list.addSubnet(address, Number(bits), family(address));
}

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Some proxies add the port: `203.0.113.5:51234`, `[2001:db8::1]:443`. */
const addressIn = (hop: string) => plain(hop.replace(/^\[([^\]]*)\](?::\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1'));

/** An IPv4 address that arrived on an IPv6 socket, as everybody writes it. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '');
