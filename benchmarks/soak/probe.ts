/*
 * Loaded into the site by the soak test: tells how much of the heap is in use after a collection, and what the event
 * loop did since the last question about it. Resident memory says less than the heap, because neither V8 nor the C
 * library gives all of it back to the system.
 */
import { watchLoop } from './loop.ts';

let loop = watchLoop();

process.on('message', (message) => {
  if (message === 'heap') {
    globalThis.gc?.();
    process.send?.(process.memoryUsage().heapUsed / 1_000_000);
  }
  if (message === 'loop') {
    process.send?.(loop());
    loop = watchLoop();
  }
});
// The site may end without being told.
process.channel?.unref();
