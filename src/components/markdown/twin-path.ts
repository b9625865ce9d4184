/** Path of a page's Markdown version: `/guides/x/` → `/guides/x.md`, `/` → `/index.md`. */
export const twinPath = (path: string): string => `${path === '/' ? '/index' : path.replace(/\/$/, '')}.md`;
