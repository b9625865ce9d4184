/** Longest request body that the site and the sandbox accept, in bytes: 64 KB. No form or JSON of ours is longer. */
export const BODY_LIMIT = 64 * 1024;
