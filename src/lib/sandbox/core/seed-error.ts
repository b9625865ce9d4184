/** A seed that can't be used. The message tells its author what to change, one line per mistake. */
export class SeedError extends Error {}
