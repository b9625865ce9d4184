declare namespace App {
  interface Locals {
    bench: import('./lib/bench/index.ts').Bench;
    /** The id of the request in the log; empty on the dev server. */
    requestId: string;
  }
}

/** Address of the source, or null: a setting that is built in (`astro.config.mjs`). */
declare const __REPOSITORY_URL__: string | null;
