/** A line that sets a variable, in a shell, in PowerShell, in cmd or in Python. */
const LINE = /^(export |set |\$env:|os\.environ\[")?([A-Z_]+)("\])?( ?= ?)("?)(.*)\5$/gm;

/** Returns the variables of a code whose values its reader has to fill in. */
export const leftToFillIn = (text: string): string[] =>
  [...text.matchAll(LINE)].flatMap(([line, , name = '']) => (line.includes('…') ? [name] : []));

export const hasPlaceholders = (text: string): boolean => leftToFillIn(text).length > 0;

/**
 * Fills in the variables of a code.
 * @param groups values by variable. In a group that the code `export`s, a variable without a line gets one.
 */
export function fillPlaceholders(text: string, groups: Record<string, string>[]): string {
  const values = Object.fromEntries(groups.flatMap((group) => Object.entries(group)));
  const filled = text.replace(LINE, (line, before = '', name: string, after = '', equals: string, quote: string) =>
    values[name] === undefined ? line : `${before}${name}${after}${equals}${quote}${values[name]}${quote}`,
  );
  const exported = new Set([...filled.matchAll(/^export ([A-Z_]+)=/gm)].map(([, name = '']) => name));
  const missing = groups
    .filter((group) => Object.keys(group).some((name) => exported.has(name)))
    .flatMap((group) => Object.entries(group).filter(([name]) => !exported.has(name)))
    .map(([name, value]) => `export ${name}="${value}"\n`);
  return filled + missing.join('');
}
