import { replaceAddresses } from './addresses.ts';

type Kind = 'address' | 'domain' | 'organization' | 'name' | 'number';

/** Fields that identify a person or their organization. */
const kinds: [RegExp, Kind][] = [
  [/(^|_)email(_address(es)?)?$/, 'address'],
  [/domains?$/, 'domain'],
  [/^organization_name$/, 'organization'],
  [/(^|_)(name|slug|alias(es)?|username|display_?name|nickname)$/i, 'name'],
  [/phone_number$/, 'number'],
];

/** Replaces names with placeholders such as `[organization 1]`, the same one for the same name. */
export interface Mask {
  /** Learns the names in a field of a body. */
  learn(key: string, value: string): string;
  /** A field without names. */
  field(key: string, value: string): string;
  /** A text without names. Finds learned names, and anything that looks like an address. */
  text(text: string): string;
}

/**
 * Creates a mask that knows no names yet.
 * @param madeUp names that identify no one, in lower case: they stay as they are
 */
export function createMask(madeUp: ReadonlySet<string> = new Set()): Mask {
  const isMadeUp = (value: string) => madeUp.has(value.toLowerCase());
  const known = new Map<string, string>();
  const counts: Record<Kind, number> = { address: 0, domain: 0, organization: 0, name: 0, number: 0 };

  const wordFor = (kind: Kind, value: string): string => {
    if (isMadeUp(value)) return value;
    const word = known.get(value.toLowerCase()) ?? `[${kind} ${(counts[kind] += 1)}]`;
    known.set(value.toLowerCase(), word);
    if (kind === 'address' && value.includes('@')) wordFor('domain', value.slice(value.lastIndexOf('@') + 1));
    return word;
  };
  const kindOf = (key: string) => kinds.find(([names]) => names.test(key))?.[1];

  let pattern = { size: 0, anyKnown: /(?!)/g };
  /** Rebuilt only for new names: there may be thousands of names and thousands of texts. */
  const anyKnown = (): RegExp => {
    if (pattern.size !== known.size) pattern = { size: known.size, anyKnown: patternOf([...known.keys(), ...madeUp]) };
    return pattern.anyKnown;
  };

  const text = (value: string): string => {
    const masked = replaceAddresses(value, (address) => wordFor('address', address));
    // Placeholders stay as they are, because a user may be called "name", and made-up names stay whole: with a user
    // called Mary, mary@example.com is still made up.
    return masked.replace(
      anyKnown(),
      (match: string, word?: string) => word ?? known.get(match.toLowerCase()) ?? match,
    );
  };

  return {
    learn(key, value) {
      const kind = kindOf(key);
      if (value.trim() && kind) wordFor(kind, value);
      replaceAddresses(value, (address) => wordFor('address', address));
      return value;
    },
    field(key, value) {
      const kind = kindOf(key);
      return value.trim() && kind ? wordFor(kind, value) : text(value);
    },
    text,
  };
}

/** Matches a placeholder, or one of the names, the longest first. */
function patternOf(names: Iterable<string>): RegExp {
  const longestFirst = [...names].sort((a, b) => b.length - a.length).map(RegExp.escape);
  const one = `(?<![\\p{L}\\p{N}])(${longestFirst.join('|')})(?![\\p{L}\\p{N}])`;
  return new RegExp(`(\\[\\w+ \\d+\\])|${one}`, 'giu');
}
