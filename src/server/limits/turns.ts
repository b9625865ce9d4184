import type { ServerResponse } from 'node:http';
import { createIdleWait } from './idle-wait.ts';

/** Milliseconds of a turn. A request in progress after that mostly waits, for example for an email or for Stytch. */
const LONGEST = 1000;

/** Milliseconds that a request waits for its turn, so that a client gets an answer before it gives up. */
const PATIENCE = 5000;

/**
 * Answers requests so many at a time, each network in rotation and its requests in the order they came. A turn starts
 * when the event loop has time for it, so that requests that need no turn go first.
 * @param whenIdle resolves when the next turn may start
 */
export function createTurns(atATime: number, whenIdle: () => Promise<void> = createIdleWait()) {
  /** What starts each waiting request. The network whose turn is next comes first. */
  const waiting = new Map<string, Set<() => void>>();
  let taken = 0;
  let isStarting = false;

  /** Starts the next turns, while there are any to take. */
  async function startNext(): Promise<void> {
    if (isStarting) return;
    isStarting = true;
    while (taken < atATime && waiting.size > 0) {
      await whenIdle();
      const [first] = waiting;
      // All clients may have left in the meantime.
      if (!first) break;
      const [network, line] = first;
      const [start] = line;
      start?.();
      waiting.delete(network);
      if (line.size > 0) waiting.set(network, line);
    }
    isStarting = false;
  }

  /** Holds a turn. It ends with the response, when the client leaves, or after a second. */
  function hold(outgoing: ServerResponse): void {
    const end = () => {
      clearTimeout(timer);
      outgoing.off('close', end);
      taken--;
      void startNext();
    };
    taken++;
    const timer = setTimeout(end, LONGEST);
    outgoing.once('close', end);
  }

  return {
    /**
     * Waits until a request may be answered.
     * @returns `left` if its client left before, `late` if its turn didn't come within five seconds
     */
    async take(network: string, outgoing: ServerResponse): Promise<'turn' | 'left' | 'late'> {
      if (outgoing.closed) return 'left';
      const line = waiting.get(network) ?? new Set();
      waiting.set(network, line);
      return await new Promise((resolve) => {
        const give = (result: 'turn' | 'left' | 'late') => {
          line.delete(start);
          if (line.size === 0 && waiting.get(network) === line) waiting.delete(network);
          clearTimeout(timer);
          outgoing.off('close', leave);
          resolve(result);
        };
        const leave = () => give('left');
        const start = () => {
          hold(outgoing);
          give('turn');
        };
        const timer = setTimeout(() => give('late'), PATIENCE);
        line.add(start);
        outgoing.once('close', leave);
        void startNext();
      });
    },
  };
}
