import { refuse } from './errors.ts';

/** An attribute that must equal a value. */
interface Filter {
  /** In lower case. */
  name: string;
  value: string;
}

/** `userName eq "ada@example.com"`: the only kind of filter that the providers send (docs/stytch-federation.md). */
const EQUALS = /^\s*([\w.:-]+)\s+eq\s+("(?:[^"\\]|\\.)*"|true|false)\s*$/i;

/**
 * Reads a filter.
 * @throws {SandboxError} for any other kind
 */
export function readFilter(text: string): Filter {
  const [, name = '', value = ''] = EQUALS.exec(text) ?? refuse('scim_invalid_filter');
  if (!value.startsWith('"')) return { name: name.toLowerCase(), value: value.toLowerCase() };
  try {
    return { name: name.toLowerCase(), value: String(JSON.parse(value)) };
  } catch {
    return refuse('scim_invalid_filter');
  }
}
