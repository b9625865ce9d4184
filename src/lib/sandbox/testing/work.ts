import { readFileSync } from 'node:fs';

/** Milliseconds of `reference` on a 2 GHz core with nothing else running: the least of 400 runs. */
const REFERENCE = 5.5;

const SAMPLE = JSON.stringify(
  Array.from({ length: 500 }, (_, i) => ({
    id: `member-${i}`,
    roles: ['a', 'b'],
    at: i * 1000,
    is_admin: i % 2 === 0,
  })),
);

function reference(): void {
  for (let i = 0; i < 35; i++) if (JSON.stringify(JSON.parse(SAMPLE)) !== SAMPLE) throw new Error('It changed.');
}

/**
 * Milliseconds of `touchMemory` on such a machine, at most. A virtual machine whose host is short of memory was seen to
 * need 72, and requests there took twice their time, while `reference` took its own.
 */
const MEMORY = 8;

/** Uses 16 MB that the process didn't have yet. */
function touchMemory(): void {
  const memory = Buffer.allocUnsafeSlow(16 * 1024 * 1024);
  for (let page = 0; page < memory.length; page += 4096) memory[page] = 1;
}

/** Milliseconds that a thread has computed. Unlike a clock's, they leave out what other programs did. */
type Computed = () => number;

const thisThread: Computed = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** The main thread of another process, which runs its event loop. Only Linux tells. */
export const inProcess =
  (pid: number): Computed =>
  () =>
    Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ', 1)[0]) / 1_000_000;

async function least(times: number, work: () => unknown, computed: Computed): Promise<number> {
  const measured = [];
  for (let i = 0; i < times; i++) {
    const before = computed();
    await work();
    measured.push(computed() - before);
  }
  return Math.min(...measured);
}

/**
 * Measures how long some work keeps the event loop busy. It is compared with fixed work on the same machine,
 * so that neither the machine nor its load makes a difference.
 * @param times how often to do it; the shortest counts
 * @param computed measures the thread that does the work: this one unless given
 * @returns the milliseconds that it would take on the machine where the limits were set
 */
export async function workOf(work: () => unknown, times = 3, computed = thisThread): Promise<number> {
  reference();
  const slowness = Math.max(
    (await least(5, reference, thisThread)) / REFERENCE,
    (await least(2, touchMemory, thisThread)) / MEMORY,
  );
  return (await least(times, work, computed)) / slowness;
}
