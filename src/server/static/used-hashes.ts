import { createHash } from 'node:crypto';

const INLINE = /<(script|style)\b[^>]*>([\s\S]*?)<\/\1>/g;

/**
 * Returns a page's policy without the hashes of inline scripts and styles that only other pages have. Astro lists those
 * of the whole site on every page, which makes each response half a kilobyte longer.
 * @param policy Content Security Policy of the page
 */
export function withUsedHashes(policy: string, html: string): string {
  const used = new Set([...html.matchAll(INLINE)].map(([, , text = '']) => text && hashSource(text)));
  return policy.replaceAll(/ ('sha256-[^']+')/g, (part, hash: string) => (used.has(hash) ? part : ''));
}

const hashSource = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
