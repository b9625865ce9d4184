import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Bounds } from '../../lib/config/bounds.ts';
import { networkOf } from '../../lib/store/network.ts';
import type { ClientAddress } from './client-address.ts';
import { createTurns } from './turns.ts';

/** Seconds over which requests and bytes are counted. */
const WINDOW = 10;
/** Time to wait when too many requests are open or in line, in milliseconds. */
const OPEN_WAIT = 1000;

/** A stream that each open page of a reader has. It's mostly idle, so a network may have this many times more. */
const STREAM = '/api/bench/calls';
const STREAMS = 8;

/**
 * A network is busy once it has used this part of its requests or bytes, and stays busy until a whole window has passed
 * in which it hasn't. Otherwise the start of each window would make it as quick as the others. A busy network has so
 * many requests answered at a time, and gets its next one when its turn comes.
 */
const BUSY = 1 / 10;
const AT_A_TIME = 2;

/** The part of its open requests above which a network that isn't busy waits for turns, too. */
const SIMULTANEOUS = 1 / 16;

/** Busy networks remembered. */
const REMEMBERED = 10_000;

/** Limits what each network may request. Counted in this process: it's about its load, and a restart may forget it. */
export interface Traffic {
  /**
   * Counts a request, and its bytes once it is answered.
   * @returns null if it may be answered, `left` if its client is gone, else the milliseconds until the next one may be
   */
  admit(incoming: IncomingMessage, outgoing: ServerResponse): Promise<number | 'left' | null>;
}

export function createTraffic(
  bounds: Bounds['traffic'],
  clientAddress: ClientAddress,
  turns = createTurns(AT_A_TIME),
): Traffic {
  const requests = new RateLimiterMemory({ keyPrefix: 'requests', points: bounds.requests, duration: WINDOW });
  const bytes = new RateLimiterMemory({ keyPrefix: 'bytes', points: bounds.bytes, duration: WINDOW });
  const open = new Map<string, number>();
  const busyUntil = new LRUCache<string, number>({ max: REMEMBERED });

  return {
    async admit(incoming, outgoing) {
      const network = networkOf(clientAddress(incoming));
      const isStream = incoming.url?.startsWith(STREAM) ?? false;
      const kind = isStream ? `stream ${network}` : network;
      // Before anything is awaited, so that simultaneous requests all count.
      const others = open.get(kind) ?? 0;
      open.set(kind, others + 1);
      const { socket } = incoming;
      const sentBefore = socket.bytesWritten;
      outgoing.once('close', () => {
        const left = (open.get(kind) ?? 1) - 1;
        if (left > 0) open.set(kind, left);
        else open.delete(kind);
        // A response that was cut off counts as far as it was sent.
        const sent = socket.bytesWritten - sentBefore;
        if (sent > 0) void bytes.penalty(network, sent);
      });
      if (others >= bounds.openRequests * (isStream ? STREAMS : 1)) return OPEN_WAIT;
      const declared = Number(incoming.headers['content-length'] ?? 0) || 0;
      const counted = await consume(requests, network, 1);
      const sized = counted.wait === null ? await consume(bytes, network, declared) : counted;
      if (counted.used > bounds.requests * BUSY || sized.used > bounds.bytes * BUSY) {
        busyUntil.set(network, Date.now() + WINDOW * 1000);
      }
      const isInTurn = (busyUntil.get(network) ?? 0) > Date.now() || others >= bounds.openRequests * SIMULTANEOUS;
      if (sized.wait !== null || isStream || !isInTurn) return sized.wait;
      const taken = await turns.take(network, outgoing);
      if (taken === 'turn') return null;
      if (taken === 'late') return OPEN_WAIT;
      // Only logs and metrics see it: nginx's status for this.
      outgoing.statusCode = 499;
      return 'left';
    },
  };
}

/**
 * Counts points for a network.
 * @returns how long to wait in milliseconds, or null if it is within the limit, and how many points were used so far
 */
async function consume(limiter: RateLimiterMemory, network: string, points: number) {
  try {
    const { consumedPoints } = await limiter.consume(network, points);
    return { wait: null, used: consumedPoints };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { wait: Math.max(refusal.msBeforeNext, 1000), used: refusal.consumedPoints };
  }
}

/** The value of `Retry-After`. */
export const inSeconds = (milliseconds: number): string => String(Math.ceil(milliseconds / 1000));
