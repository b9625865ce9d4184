import { createHash } from 'node:crypto';

/** Most statements to name: more than the code has. Lists of every length would add others to every connection. */
const MAX_NAMES = 1000;

/**
 * Creates names for statements. The server parses and plans a named statement once per connection. Only statements that
 * read or change rows get a name; others are too rare.
 */
export function createStatementNames() {
  const known = new Map<string, string>();
  let series = 0;
  return {
    nameOf(text: string): string | undefined {
      const name = known.get(text);
      if (name !== undefined) return name;
      if (known.size >= MAX_NAMES || !/^(select|insert|update|delete|with)\b/i.test(text)) return undefined;
      const newName = `s${series}_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
      known.set(text, newName);
      return newName;
    },
    /** Gives all statements new names, after the tables have changed. */
    renew(): void {
      known.clear();
      series += 1;
    },
  };
}
