import { Worker } from 'node:worker_threads';

/** Commits after which the WAL is moved into the database: of logins, some 12 000 pages (50 MB). */
const COMMITS = 500;
/** In megabytes: it runs one statement. */
const SMALL = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 };

/**
 * Has the WAL moved into the database by a thread, so that the event loop does not wait for the disk, as it would when
 * SQLite does that within a commit (25 ms, and everybody with it). There are two passes. In the first everybody writes
 * on. In the last nobody does: what they wrote during the first is moved too, the WAL is empty, and the next writer
 * begins it anew. Without that moment (8 ms, in which everything but writing goes on) it would only ever grow.
 */
export class Checkpointer {
  readonly #file: string;
  readonly #commitOpen: () => void;
  #commits = 0;
  #worker: Worker | undefined;
  #pass: 'none' | 'first' | 'last' = 'none';
  #rest: PromiseWithResolvers<void> | undefined;

  /** @param commitOpen commits what is written and not committed yet */
  constructor(file: string, commitOpen: () => void) {
    this.#file = file;
    this.#commitOpen = commitOpen;
  }

  /** What whoever wants to write waits for: the last pass, while there is one. */
  get rest(): Promise<void> | undefined {
    return this.#rest?.promise;
  }

  /** Counts a commit. The thread is made for the first that fill a WAL: most databases of a test, or of a day, never do. */
  count(): void {
    if (++this.#commits < COMMITS || this.#pass !== 'none' || this.#file === ':memory:') return;
    this.#commits = 0;
    this.#worker ??= this.#start();
    this.#begin('first');
  }

  async stop(): Promise<void> {
    this.#end();
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #begin(pass: 'first' | 'last'): void {
    this.#pass = pass;
    this.#worker?.postMessage(pass);
  }

  #passed(): void {
    if (this.#pass === 'last') return this.#end();
    this.#rest = Promise.withResolvers();
    this.#commitOpen();
    // Who waits for it keeps the process alive no more than a promise does.
    this.#worker?.ref();
    this.#begin('last');
  }

  #end(): void {
    this.#pass = 'none';
    this.#worker?.unref();
    this.#rest?.resolve();
    this.#rest = undefined;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./checkpoint-thread.mjs', import.meta.url), {
      workerData: this.#file,
      resourceLimits: SMALL,
    });
    worker.unref();
    worker.on('message', () => this.#passed());
    // Without it SQLite does all of it by itself, as it did before.
    worker.on('error', () => this.#end());
    return worker;
  }
}
