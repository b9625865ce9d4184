/*
 * Loaded into the site by the soak test: tells how much of the heap is in use after a collection. Resident memory says
 * less, because neither V8 nor the C library gives all of it back to the system.
 */
process.on('message', (message) => {
  if (message !== 'heap') return;
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed / 1_000_000);
});
// The site may end without being told.
process.channel?.unref();
