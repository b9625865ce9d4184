import { hash as digest, randomBytes, randomInt, randomUUID } from 'node:crypto';

/**
 * A new id, `<kind>-test-<uuid>`. Stytch's format, which the sandbox uses for its own things, too (docs/stytch.md,
 * "Ids, tokens and secrets").
 */
export const newId = (kind: string): string => `${kind}-test-${randomUUID()}`;

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

const ENDING = new RegExp(`^-(test|live)-${UUID}$`);

/** Whether a text has the shape of an id of that kind. */
export const isId = (kind: string, text: string): boolean =>
  text.startsWith(kind) && ENDING.test(text.slice(kind.length));

/**
 * Link, intermediate session and session tokens: 33 random bytes, 44 characters (docs/stytch.md, "Ids, tokens and
 * secrets").
 */
export const newToken = (): string => randomBytes(33).toString('base64url');

/** Both forms that were seen: 44 characters of base64url, or 43 and a padding sign. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}[A-Za-z0-9_=-]$/.test(text);

/** `secret-test-` and 36 characters, the last of which is padding (docs/stytch.md, "Ids, tokens and secrets"). */
export const newSecret = (): string =>
  `secret-test-${randomBytes(26).toString('base64').replaceAll('+', '-').replaceAll('/', '_')}`;

/** Whether a text has the shape of a secret. */
export const isSecret = (text: string): boolean => /^secret-(test|live)-[A-Za-z0-9_=-]{36}$/.test(text);

/** A one-time passcode of six digits. */
export const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0');

/** What is stored in place of a secret or token. They are random, so a plain hash is enough. */
export const hash = (text: string): string => digest('sha256', text, 'base64url');
