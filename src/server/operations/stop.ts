import type { Server, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { stop } from '../http/listen.ts';

/** The responses in progress, so that a stop can ask their clients to close the connection. */
export interface Draining {
  /** Call it with every response before it is written. */
  track(response: ServerResponse): void;
  /** From now on every response closes its connection. */
  start(): void;
}

export function createDraining(): Draining {
  const open = new Set<ServerResponse>();
  let isDraining = false;
  return {
    track(response) {
      if (isDraining) response.shouldKeepAlive = false;
      open.add(response);
      response.once('close', () => open.delete(response));
    },
    start() {
      isDraining = true;
      for (const response of open) if (!response.headersSent) response.shouldKeepAlive = false;
    },
  };
}

interface Site {
  readiness: { stopping(): void };
  draining: Draining;
  bench: { endLiveCalls(): void };
  close(): Promise<void>;
}

/**
 * Stops the site without failing a request: it is no longer ready, answers for a while with `Connection: close`, so
 * that proxies turn to other instances, then closes its servers after the requests in progress, and the sandbox's
 * listener last.
 * @param seconds to go on answering
 */
export async function stopGracefully(servers: Server[], site: Site, seconds: number): Promise<void> {
  site.readiness.stopping();
  site.draining.start();
  await wait(seconds * 1000);
  // Streams to open pages would stay open as long as the pages.
  site.bench.endLiveCalls();
  await stop(servers, 5000);
  await site.close();
}
