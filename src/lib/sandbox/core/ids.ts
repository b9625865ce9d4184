import { hash as digest, randomBytes, randomInt, randomUUID } from 'node:crypto';

/**
 * Makes an id, `<kind>-test-<uuid>`. It's Stytch's format, and the sandbox uses it for its own objects, too
 * (docs/stytch.md, "Ids, tokens and secrets").
 */
export const newId = (kind: string): string => `${kind}-test-${randomUUID()}`;

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

const ENDING = new RegExp(`^-(test|live)-${UUID}$`);

/** Whether a string has the format of an id of that kind. */
export const isId = (kind: string, text: string): boolean =>
  text.startsWith(kind) && ENDING.test(text.slice(kind.length));

/** Makes an opaque token: 33 random bytes, 44 characters (docs/stytch.md, "Ids, tokens and secrets"). */
export const newToken = (): string => randomBytes(33).toString('base64url');

/** Whether a string has the format of a token. Two were seen: 44 characters of base64url, or 43 and padding. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}[A-Za-z0-9_=-]$/.test(text);

/**
 * Makes a project's secret: `secret-test-` and 36 characters, the last one padding (docs/stytch.md, "Ids, tokens and
 * secrets").
 */
export const newSecret = (): string =>
  `secret-test-${randomBytes(26).toString('base64').replaceAll('+', '-').replaceAll('/', '_')}`;

/** Whether a string has the format of a secret. */
export const isSecret = (text: string): boolean => /^secret-(test|live)-[A-Za-z0-9_=-]{36}$/.test(text);

/** Makes a one-time passcode of six digits. */
export const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0');

/** Hashes a secret or token for storage. They are random, so a plain SHA-256 is enough. */
export const hash = (text: string): string => digest('sha256', text, 'base64url');
