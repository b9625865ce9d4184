import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { isLoopback, networkOf } from '../../lib/store/network.ts';

/** Returns the address of the client that made a request. */
export type ClientAddress = (request: Pick<IncomingMessage, 'socket' | 'headers'>) => string;

/**
 * Creates a function that finds the client behind proxies. Only proxies in the settings are trusted to set
 * X-Forwarded-For, because anyone can send the header.
 * @param proxies addresses, and networks such as `10.0.0.0/8`, already validated
 */
export function createClientAddress(proxies: string[]): ClientAddress {
  const isProxy = createIsProxy(proxies);
  return ({ socket, headers }) => {
    const peer = plain(socket.remoteAddress ?? '');
    if (!isProxy(peer)) return peer;
    const hops = String(headers['x-forwarded-for'] ?? '').split(',');
    let last = peer;
    // From the right: each proxy appends the address it got the request from. Anything further left is a claim.
    for (const hop of hops.reverse()) {
      const address = addressIn(hop.trim());
      // Stop at the first invalid hop: nothing left of it can be trusted.
      if (isIP(address) === 0) return last;
      if (!isProxy(address)) return address;
      last = address;
    }
    return last;
  };
}

/**
 * Creates the check whether a peer may open any number of connections: this machine, and the proxies in the settings.
 */
export function createIsOwnPeer(proxies: string[]): (address: string) => boolean {
  const isProxy = createIsProxy(proxies);
  return (address) => isLoopback(networkOf(address)) || isProxy(plain(address));
}

function createIsProxy(proxies: string[]): (address: string) => boolean {
  const named = new BlockList();
  for (const proxy of proxies) add(named, proxy);
  return (address) => isIP(address) !== 0 && named.check(address, family(address));
}

function add(list: BlockList, proxy: string): void {
  const [address = '', bits] = proxy.split('/');
  if (bits === undefined) list.addAddress(address, family(address));
  else list.addSubnet(address, Number(bits), family(address));
}

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Removes the port that some proxies add: `203.0.113.5:51234`, `[2001:db8::1]:443`. */
const addressIn = (hop: string) => plain(hop.replace(/^\[([^\]]*)\](?::\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1'));

/** Writes an IPv4 address from an IPv6 socket (`::ffff:203.0.113.5`) in the usual form. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '');
