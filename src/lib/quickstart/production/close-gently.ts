import type { Server } from 'node:http';

// #region code
/**
 * Lets what runs come to its end, and takes nothing new. Call it
 * on SIGTERM, which is how a deployment asks a server to go.
 */
export async function closeGently(
  server: Server,
  atMostMs = 10_000,
): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // @note Browsers keep connections open for the next request. Those that do nothing go at once.
  server.closeIdleConnections();
  const timer = setTimeout(
    () => server.closeAllConnections(),
    atMostMs,
  );
  await closed;
  clearTimeout(timer);
}
// #endregion code
