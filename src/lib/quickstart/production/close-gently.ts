import type { Server } from 'node:http';

// #region code
/**
 * Finishes open requests and accepts no new ones. Call it on
 * SIGTERM, which a deployment sends to stop a server.
 */
export async function closeGently(
  server: Server,
  atMostMs = 10_000,
): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // @note Browsers keep connections open for later requests. Close the idle ones immediately.
  server.closeIdleConnections();
  const timer = setTimeout(
    () => server.closeAllConnections(),
    atMostMs,
  );
  await closed;
  clearTimeout(timer);
}
// #endregion code
