/** A provider's secret that was sent where an id belongs. */
const SECRET = /secret-(?:test|live)-|(?::|%3a)secret(?::|%3a)/i;

/** Returns a path without secrets, for logs. @param path without the query, which may contain a token */
export const shownPath = (path: string): string =>
  path
    // Anyone who knows the id of a shared report can read it.
    .replace(/^\/runs\/[^/]+/, '/runs/[report]')
    // Matches one segment at a time: a pattern for the whole path takes a second on a path of 15,000 characters.
    .split('/')
    .map((segment) => (SECRET.test(segment) ? '[secret]' : segment))
    .join('/');
