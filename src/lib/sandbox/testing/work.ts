/** Milliseconds that `reference` takes of a core of two at 2 GHz or so, if nothing else runs: the least of 400 runs. */
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

/** Milliseconds that this thread computed for some work. Unlike a clock's, they leave out what other programs did. */
async function computed(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

async function least(times: number, work: () => unknown): Promise<number> {
  const measured = [];
  for (let i = 0; i < times; i++) measured.push(await computed(work));
  return Math.min(...measured);
}

/**
 * Measures how long some work keeps the event loop busy: as a multiple of known work, so that the machine and its load
 * make no difference, in the milliseconds that it would take where the limits were set.
 * @param times how often it can be done; the least counts
 */
export async function workOf(work: () => unknown, times = 3): Promise<number> {
  reference();
  const known = await least(8, reference);
  return ((await least(times, work)) / known) * REFERENCE;
}
