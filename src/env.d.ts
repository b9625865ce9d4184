declare namespace App {
  interface Locals {
    lab: import('./lib/lab/index.ts').Lab;
  }
}

/** Where the source is, or null: a setting that is built in (`astro.config.mjs`). */
declare const __REPOSITORY_URL__: string | null;
