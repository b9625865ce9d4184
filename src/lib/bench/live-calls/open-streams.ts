import { Blocked } from '../../wire/blocked.ts';

/** Limit of open streams in one process. Each asks the sandbox once a second and holds a socket. */
export const MOST_STREAMS = { ofReader: 4, ofNetwork: 16, inAll: 200 };

/** The streams that are open in this process. */
export interface OpenStreams {
  /**
   * Counts one more stream.
   * @param network null where no limit applies
   * @returns its signal, which is aborted when the site ends, and the function that gives its place back
   * @throws {Blocked} when too many are open
   */
  open(readerId: string, network: string | null): { signal: AbortSignal; close(): void };
  /** Ends all streams and refuses new ones. The pages connect again by themselves, to another instance. */
  endAll(): void;
}

export function createOpenStreams(): OpenStreams {
  const streams = new Set<{ readerId: string; network: string | null }>();
  const ending = new AbortController();
  const count = (isCounted: (stream: { readerId: string; network: string | null }) => boolean) =>
    [...streams].filter(isCounted).length;
  return {
    open(readerId, network) {
      if (ending.signal.aborted) throw new Blocked(503, 'This site is stopping', 'Try again in a moment.', 1000);
      const ofNetwork = network === null ? 0 : count((stream) => stream.network === network);
      if (
        count((stream) => stream.readerId === readerId) >= MOST_STREAMS.ofReader ||
        ofNetwork >= MOST_STREAMS.ofNetwork ||
        streams.size >= MOST_STREAMS.inAll
      )
        throw new Blocked(429, 'Too many pages show live calls', 'Close one of them, then reload this one.', 10_000);
      const stream = { readerId, network };
      streams.add(stream);
      return { signal: ending.signal, close: () => void streams.delete(stream) };
    },
    endAll: () => ending.abort(),
  };
}
