import type { Server, ServerResponse } from 'node:http';
import { Server as TcpServer } from 'node:net';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

/** The responses in progress, so that a stop can ask their clients to close the connection. */
export interface Draining {
  /** Call it with every response before its request is answered. @returns what to wait for first, if requests wait */
  track(response: ServerResponse): Promise<void> | undefined;
  /** Lets new requests wait. @returns a function that ends the wait */
  hold(): () => void;
  /** From now on every response closes its connection. */
  start(): void;
  /** Whether a response is in progress. */
  isBusy(): boolean;
}

export function createDraining(): Draining {
  const open = new Set<ServerResponse>();
  let isDraining = false;
  let held: Promise<void> | undefined;
  return {
    track(response) {
      if (isDraining) response.shouldKeepAlive = false;
      open.add(response);
      response.once('close', () => open.delete(response));
      return held;
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return () => {
        held = undefined;
        resolve();
      };
    },
    start() {
      isDraining = true;
      for (const response of open) if (!response.headersSent) response.shouldKeepAlive = false;
    },
    isBusy: () => open.size > 0,
  };
}

interface Site {
  readiness: { stopping(): void };
  draining: Draining;
  bench: { endLiveCalls(): void };
  close(): Promise<void>;
}

/** Milliseconds for which an open connection may bring one more request, once no new connections are accepted. */
const GRACE = 2000;
/** Milliseconds after the delay, after which the requests still in progress are aborted. */
const LONGEST = 7000;

/**
 * Stops the site without failing a request. First it is no longer ready, so that proxies turn to other instances. Then
 * it accepts no new connections, and closes each open one with its next response. The sandbox's listener closes last.
 *
 * Responses don't close connections earlier: clients would then come with new ones, which under load wait in the
 * kernel's queue, and a listener that closes resets its queue.
 * @param seconds to go on as before
 */
export async function stopGracefully(servers: Server[], site: Site, seconds: number): Promise<void> {
  site.readiness.stopping();
  await wait(seconds * 1000);
  const start = performance.now();
  const release = site.draining.hold();
  await quietTurn(servers);
  const closed = Promise.all(servers.map(stopListening));
  site.draining.start();
  release();
  // Streams to open pages would stay open as long as the pages.
  site.bench.endLiveCalls();
  const graceEnds = performance.now() + (seconds > 0 ? GRACE : 0);
  const closeIdle = () => {
    if (performance.now() < graceEnds || site.draining.isBusy()) return;
    for (const server of servers) server.closeIdleConnections();
  };
  // After a turn's input: a connection that a request has come through isn't idle.
  const idle = setInterval(() => setImmediate(closeIdle), 50);
  const timer = setTimeout(
    () => servers.forEach((server) => server.closeAllConnections()),
    LONGEST + start - performance.now(),
  );
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
  await site.close();
}

/** Stops accepting connections. HTTP's own `close` would also close those that a request may be coming through. */
const stopListening = (server: Server): Promise<void> =>
  new Promise((resolve) => TcpServer.prototype.close.call(server, () => resolve()));

/** Milliseconds of work in one turn, after which more connections may have arrived. */
const SHORT = 2;
/** Milliseconds without a new connection. Clients wait for their responses by then, and open no others. */
const QUIET = 50;
/** Milliseconds to wait for that: other clients may keep coming. */
const PATIENCE = 4000;

/**
 * Waits until no connection is waiting to be accepted. A turn of the event loop accepts one, so this takes as many
 * turns as there are. They are short while no new request is answered.
 */
async function quietTurn(servers: Server[]): Promise<void> {
  let accepted = 0;
  const count = () => void accepted++;
  for (const server of servers) server.on('connection', count);
  const end = performance.now() + PATIENCE;
  for (let last = performance.now(), quietSince = last; last < end; last = performance.now()) {
    const before = accepted;
    await nextTurn();
    const now = performance.now();
    if (accepted > before) quietSince = now;
    else if (now - last < SHORT && now - quietSince >= QUIET) break;
  }
  for (const server of servers) server.off('connection', count);
}
