/** Returns a path without secrets, for logs. @param path without the query, which may contain a token */
export const shownPath = (path: string): string =>
  path
    // Anyone who knows the id of a shared report can read it.
    .replace(/^\/runs\/[^/]+/, '/runs/[report]')
    // A provider's secret that was sent where an id belongs.
    .replace(/[^/]*(?:secret-(?:test|live)-|(?::|%3a)secret(?::|%3a))[^/]*/gi, '[secret]');
