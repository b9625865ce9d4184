import { performance } from 'node:perf_hooks';

/** The part of the time since the last turn that the event loop may have been busy. */
const BUSY = 1 / 2;
/** Milliseconds between two looks, and how often there is one before a turn starts in any case. */
const LOOK = 5;
const LOOKS = 50;

/** Starts to measure the event loop. @returns a function that tells which part of the time since then it was busy */
function measureLoop(): () => number {
  const start = performance.eventLoopUtilization();
  return () => performance.eventLoopUtilization(start).utilization;
}

/**
 * Creates a function that waits until the event loop has been idle for long enough since it last resolved. Work that
 * waits for it gets the time that other work leaves, and a little even if that leaves none.
 */
export function createIdleWait(measure = measureLoop): () => Promise<void> {
  let busyPart = measure();
  return async () => {
    for (let look = 0; busyPart() > BUSY && look < LOOKS; look++) await new Promise((done) => setTimeout(done, LOOK));
    busyPart = measure();
  };
}
