import { Worker } from 'node:worker_threads';

/** Commits after which the WAL is moved into the database: some 20 pages each, of the 8000 at which SQLite does it itself. */
const COMMITS = 250;
/** In megabytes: it runs one statement. */
const SMALL = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 };

/**
 * Has the WAL moved into the database by a thread, so that nobody waits for the disk. SQLite would do it within a commit:
 * 25 ms and more, once in 250 logins, and all eight that are under way wait. It still does when the WAL has grown to its
 * limit, but finds little left to move; only then does the WAL begin anew, since no reader may be in its middle.
 */
export class Checkpointer {
  readonly #file: string;
  #commits = 0;
  #worker: Worker | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** Counts a commit. The thread is made for the first that fill a WAL: most databases of a test, or of a day, never do. */
  count(): void {
    if (++this.#commits % COMMITS !== 0 || this.#file === ':memory:') return;
    this.#worker ??= this.#start();
    this.#worker.postMessage('checkpoint');
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./checkpoint-thread.mjs', import.meta.url), {
      workerData: this.#file,
      resourceLimits: SMALL,
    });
    worker.unref();
    // Without it SQLite does all of it by itself, as it did before.
    worker.on('error', () => {});
    return worker;
  }
}
