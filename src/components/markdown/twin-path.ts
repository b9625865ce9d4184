/** Where the Markdown twin of a page is: `/guides/x/` → `/guides/x.md`, `/` → `/index.md`. */
export const twinPath = (path: string): string => `${path === '/' ? '/index' : path.replace(/\/$/, '')}.md`;
