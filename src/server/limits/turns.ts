import type { ServerResponse } from 'node:http';

/** Milliseconds of a turn. A request in progress after that mostly waits, for example for an email or for Stytch. */
const LONGEST = 1000;

/** Requests of one network: how many are being answered, and what starts each of the others. */
interface Line {
  taken: number;
  waiting: Set<() => void>;
}

/** Answers a network's requests so many at a time, in the order they came. */
export function createTurns(atATime: number) {
  const lines = new Map<string, Line>();

  /** Starts a turn. It ends with the response, when the client leaves, or after a second. */
  function start(network: string, line: Line, outgoing: ServerResponse): void {
    const end = () => {
      clearTimeout(timer);
      outgoing.off('close', end);
      line.taken--;
      const [next] = line.waiting;
      if (next) next();
      else if (line.taken === 0) lines.delete(network);
    };
    line.taken++;
    const timer = setTimeout(end, LONGEST);
    outgoing.once('close', end);
  }

  return {
    /**
     * Waits until a request may be answered.
     * @returns false if its client left before
     */
    async take(network: string, outgoing: ServerResponse): Promise<boolean> {
      if (outgoing.closed) return false;
      const line = lines.get(network) ?? { taken: 0, waiting: new Set() };
      lines.set(network, line);
      if (line.taken < atATime) {
        start(network, line, outgoing);
        return true;
      }
      return await new Promise((resolve) => {
        const leave = () => {
          line.waiting.delete(go);
          resolve(false);
        };
        const go = () => {
          line.waiting.delete(go);
          outgoing.off('close', leave);
          start(network, line, outgoing);
          resolve(true);
        };
        line.waiting.add(go);
        outgoing.once('close', leave);
      });
    },
  };
}
