/**
 * Where the dev server leaves the bench for the pages: Vite loads the middleware in a module graph of its own, so the
 * two share nothing but the global object.
 */
const KEY = Symbol.for('first-login.dev-bench');
const shared = globalThis as { [KEY]?: App.Locals['bench'] };

export const setDevBench = (bench: App.Locals['bench']): void => {
  shared[KEY] = bench;
};

/** Returns the dev server's bench. @throws before the dev server has composed the site */
export function devBench(): App.Locals['bench'] {
  if (!shared[KEY]) throw new Error('The dev server has not started the bench.');
  return shared[KEY];
}
