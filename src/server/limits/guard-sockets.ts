import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from '../../lib/store/network.ts';

interface SocketBounds {
  /** Connections from one network. */
  perNetwork: number;
  /** Milliseconds without progress, and for a request to arrive whole. */
  timeout: number;
}

/** Milliseconds for a request's headers to arrive: they fit into a packet or two. */
const HEADERS = 10_000;

/**
 * Closes connections that don't progress, and those that are too many. A client that doesn't read its response stops
 * the socket's writes, which counts as no progress.
 * @param isExempt whether an address may have any number, such as a proxy, through which all readers come
 */
export function guardSockets(
  servers: readonly Server[],
  { perNetwork, timeout }: SocketBounds,
  isExempt: (address: string) => boolean,
): void {
  const open = new Map<string, number>();
  const guard = (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (isExempt(address)) return;
    const network = networkOf(address);
    const others = open.get(network) ?? 0;
    if (others >= perNetwork) return void socket.destroy();
    open.set(network, others + 1);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  };
  for (const server of servers) {
    server.headersTimeout = Math.min(HEADERS, timeout);
    server.requestTimeout = timeout;
    server.setTimeout(timeout);
    server.on('connection', guard);
  }
}
