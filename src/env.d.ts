declare namespace App {
  interface Locals {
    bench: import('./lib/bench/index.ts').Bench;
  }
}

/** Where the source is, or null: a setting that is built in (`astro.config.mjs`). */
declare const __REPOSITORY_URL__: string | null;
