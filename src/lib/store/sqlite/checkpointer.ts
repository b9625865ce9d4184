import { Worker } from 'node:worker_threads';

/** Pages of 4 KB after which the WAL is moved into the database, some 40 MB. */
const PAGES = 9000;
/** How many a statement that writes adds, and a commit beside those of its statements: about as many as a login's do. */
const OF_A_WRITE = 2;
const OF_A_COMMIT = 2;
/** In megabytes: it runs one statement. */
const SMALL = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 };

/**
 * Has the WAL moved into the database by a thread, so that the event loop does not wait for the disk, as it would when
 * SQLite does that within a commit (25 ms, and everybody with it). There are two passes. In the first everybody writes
 * on. In the last nobody does: what they wrote during the first is moved too, the WAL is empty, and the next writer
 * begins it anew. Without that moment (8 ms, in which everything but writing goes on) it would only ever grow.
 *
 * It is at work only while much is written: most databases of a test, or of a day, never start the thread.
 */
export class Checkpointer {
  readonly #file: string;
  readonly #commitOpen: () => void;
  #pages = 0;
  #worker: Worker | undefined;
  #pass: 'none' | 'first' | 'last' = 'none';
  #stopped = false;
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

  /** Called for every statement that writes. */
  wrote(): void {
    this.#pages += OF_A_WRITE;
  }

  /** Called after every commit: begins when enough was written. */
  committed(): void {
    this.#pages += OF_A_COMMIT;
    if (this.#pages < PAGES || this.#pass !== 'none' || this.#stopped || this.#file === ':memory:') return;
    this.#pages = 0;
    this.#worker ??= this.#start();
    this.#begin('first');
  }

  /** Ends the thread, for good. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#end();
    // A thread that is ended in the middle of its work does not keep the process alive until it has ended, `ref` or not:
    // of fills of a large store, which close at once, every third ended there without a word (Node 24).
    const alive = setInterval(() => {}, 1000);
    await this.#worker?.terminate();
    clearInterval(alive);
    this.#worker = undefined;
  }

  #begin(pass: 'first' | 'last'): void {
    this.#pass = pass;
    this.#worker?.postMessage(pass);
  }

  #passed(): void {
    if (this.#pass !== 'first') return this.#end();
    this.#rest = Promise.withResolvers();
    this.#commitOpen();
    // A promise alone would not keep the process alive for those who wait.
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
    // Without the thread SQLite moves the log itself; nobody may go on waiting for it.
    worker.on('error', () => {});
    worker.on('exit', () => this.#end());
    return worker;
  }
}
