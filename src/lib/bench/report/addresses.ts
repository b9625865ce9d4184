/** Characters around an address. */
const OUTSIDE = /[\s"'<>@,;:()[\]]/;
/** The rest of an address, after its @. */
const DOMAIN = /[^\s"'<>@,;:()[\]]{1,254}\.[\p{L}\p{N}-]+/uy;
/** The longest part before the @. */
const LONGEST = 254;

/**
 * Replaces everything in a text that looks like an email address: anything with an @ in its middle. Starts at each @,
 * because a pattern that starts at each character reads a long word over and over.
 */
export function replaceAddresses(text: string, wordFor: (address: string) => string): string {
  let replaced = '';
  let end = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', Math.max(at + 1, end))) {
    const start = startOf(text, at, end);
    DOMAIN.lastIndex = at + 1;
    const [domain] = (start < at && DOMAIN.exec(text)) || [];
    if (domain === undefined) continue;
    replaced += text.slice(end, start) + wordFor(text.slice(start, at + 1 + domain.length));
    end = at + 1 + domain.length;
  }
  return replaced + text.slice(end);
}

/** Where the part before an @ starts. @param from the end of the address before it */
function startOf(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && at - start < LONGEST && !OUTSIDE.test(text.charAt(start - 1))) start--;
  return start;
}
