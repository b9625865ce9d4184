import type { Context } from 'hono';
import { addressOf } from '../socket.ts';

/**
 * The network a request comes from: an IPv4 address, or the /64 of an IPv6 address, of which one household has
 * thousands. Null for loopback and where there is no socket: tests and the site itself are not limited.
 */
export function networkOf(context: Context): string | null {
  const address = addressOf(context)?.replace(/^::ffff:/, '');
  if (address === undefined || address === '::1' || address.startsWith('127.')) return null;
  return address.includes(':') ? prefixOf(address) : address;
}

function prefixOf(address: string): string {
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::') ?? [];
  const [before, after] = [head, tail].map((part) => (part === '' ? [] : part.split(':')));
  const middle = Array.from({ length: Math.max(0, 8 - (before?.length ?? 0) - (after?.length ?? 0)) }, () => '0');
  return `${[...(before ?? []), ...middle, ...(after ?? [])].slice(0, 4).join(':')}::/64`;
}
