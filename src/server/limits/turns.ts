import type { ServerResponse } from 'node:http';
import { createIdleWait } from './idle-wait.ts';

/** Milliseconds of a turn. A request in progress after that mostly waits, for example for an email or for Stytch. */
const LONGEST = 1000;

/** Milliseconds that a request waits for its turn, so that a client gets an answer before it gives up. */
const PATIENCE = 5000;

/** A network's requests: how many are in progress, and what starts each of the others. */
interface Line {
  taken: number;
  waiting: Set<() => void>;
}

/**
 * Limits how many requests of each network are answered at a time: networks in rotation, and a network's requests in
 * the order they came. A turn starts when the event loop has time for it, so that requests that need no turn go first.
 * @param atATime how many of one network. With one limit for all networks together, those whose requests mostly wait,
 *   for example for the rest of a body, would hold back all others.
 * @param whenIdle resolves when the next turn may start
 */
export function createTurns(atATime: number, whenIdle: () => Promise<void> = createIdleWait()) {
  const lines = new Map<string, Line>();
  /** Lines with a request that may start. The one whose turn is next comes first. */
  const ready = new Set<Line>();
  let isStarting = false;

  /** Starts the next turns, while there are any to take. */
  async function startNext(): Promise<void> {
    if (isStarting) return;
    isStarting = true;
    while (ready.size > 0) {
      await whenIdle();
      const [line] = ready;
      // All clients may have left in the meantime.
      if (!line) break;
      // It comes last when it is ready again.
      ready.delete(line);
      const [start] = line.waiting;
      start?.();
    }
    isStarting = false;
  }

  /** Notes that requests of a line came, went or started. */
  function update(network: string, line: Line): void {
    if (line.waiting.size > 0 && line.taken < atATime) ready.add(line);
    else ready.delete(line);
    if (line.waiting.size === 0 && line.taken === 0) lines.delete(network);
    void startNext();
  }

  /** Holds a turn. It ends with the response, when the client leaves, or after a second. */
  function hold(network: string, line: Line, outgoing: ServerResponse): void {
    const end = () => {
      clearTimeout(timer);
      outgoing.off('close', end);
      line.taken--;
      update(network, line);
    };
    line.taken++;
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
      const line = lines.get(network) ?? { taken: 0, waiting: new Set() };
      lines.set(network, line);
      return await new Promise((resolve) => {
        const give = (result: 'turn' | 'left' | 'late') => {
          line.waiting.delete(start);
          clearTimeout(timer);
          outgoing.off('close', leave);
          update(network, line);
          resolve(result);
        };
        const leave = () => give('left');
        const start = () => {
          hold(network, line, outgoing);
          give('turn');
        };
        const timer = setTimeout(() => give('late'), PATIENCE);
        line.waiting.add(start);
        outgoing.once('close', leave);
        update(network, line);
      });
    },
  };
}
