import { createHash } from 'node:crypto';

/** More than the code has; lists of every length could make many more, and each would stay in every connection. */
const MOST = 1000;

/**
 * Names for statements, so that the server reads and plans each but once a connection. What changes or reads rows gets
 * one; the rest is run too rarely.
 */
export function createStatementNames() {
  const known = new Map<string, string>();
  let series = 0;
  return {
    nameOf(text: string): string | undefined {
      const name = known.get(text);
      if (name !== undefined) return name;
      if (known.size >= MOST || !/^(select|insert|update|delete|with)\b/i.test(text)) return undefined;
      const made = `s${series}_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
      known.set(text, made);
      return made;
    },
    /** New names for all of them: what was planned no longer fits the tables. */
    renew(): void {
      known.clear();
      series += 1;
    },
  };
}
