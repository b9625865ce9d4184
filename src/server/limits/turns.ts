import type { ServerResponse } from 'node:http';

/** Answers a network's requests so many at a time, in the order they came. */
export function createTurns(atATime: number) {
  const lines = new Map<string, { taken: number; waiting: (() => void)[] }>();

  return {
    /** Resolves when a request may be answered. Its turn ends with its response, or when its client leaves. */
    async take(network: string, outgoing: ServerResponse): Promise<void> {
      const line = lines.get(network) ?? { taken: 0, waiting: [] };
      lines.set(network, line);
      if (line.taken < atATime) line.taken++;
      else await new Promise<void>((go) => void line.waiting.push(go));
      const pass = () => {
        const next = line.waiting.shift();
        if (next) return next();
        line.taken--;
        if (line.taken === 0) lines.delete(network);
      };
      if (outgoing.closed) pass();
      else outgoing.once('close', pass);
    },
  };
}
