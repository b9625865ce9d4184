import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** What a process's event loop did: how long timers were late in milliseconds, and the part of the time it worked. */
export interface LoopWork {
  p50: number;
  p99: number;
  most: number;
  utilization: number;
  /** Processor time of all threads in milliseconds. */
  cpu: number;
}

const RESOLUTION = 10;

/** Starts to watch this process's event loop. @returns a function that tells what it did since then */
export function watchLoop(): () => LoopWork {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  const [start, before] = [performance.eventLoopUtilization(), process.cpuUsage()];
  const late = (nanoseconds: number) => Math.max(Math.round(nanoseconds / 1e6) - RESOLUTION, 0);
  return () => {
    delay.disable();
    const { user, system } = process.cpuUsage(before);
    return {
      p50: late(delay.percentile(50)),
      p99: late(delay.percentile(99)),
      most: late(delay.max),
      utilization: performance.eventLoopUtilization(start).utilization,
      cpu: (user + system) / 1000,
    };
  };
}
