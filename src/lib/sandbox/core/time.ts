import { LRUCache } from 'lru-cache';

/**
 * An answer names the same few seconds over and over, and writing one out takes six times as long as finding it here. Kept
 * in the module, since no caller can tell: a second is always written alike.
 */
const written = new LRUCache<number, string>({ max: 500 });

/** RFC 3339 in UTC with second precision, as the live API writes it (docs/stytch.md, "Transport"). */
export function timestamp(ms: number): string {
  const second = Math.floor(ms / 1000);
  const known = written.get(second);
  if (known !== undefined) return known;
  const text = `${new Date(second * 1000).toISOString().slice(0, 19)}Z`;
  written.set(second, text);
  return text;
}

export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
