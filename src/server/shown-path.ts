/** A path as it may stand in a log. Never give it the query: it may hold a token. */
export const shownPath = (path: string): string =>
  path
    // The address of a shared report is the key to it: whoever reads the log must not hold it.
    .replace(/^\/runs\/[^/]+/, '/runs/[report]')
    // As a provider's keys look, where somebody has put one in the place of an id.
    .replace(/[^/]*(?:secret-(?:test|live)-|(?::|%3a)secret(?::|%3a))[^/]*/gi, '[secret]');
