import type { Exchange } from '../../wire/exchange.ts';
import { changeBody } from './json.ts';

/** Fields with a secret value. Recognized by name, so that unknown kinds of token are hidden, too. */
const OPENS = /(^|_)(token|jwt|secret|password|code|verifier|key)$/i;

const words: Record<string, string> = {
  discovery_magic_links_token: '[magic link token]',
  intermediate_session_token: '[intermediate session token]',
  session_token: '[session token]',
  session_jwt: '[session JWT]',
};

/** The placeholder for a field's value in a report; undefined if the field isn't secret. */
export function tokenWord(key: string, value: string): string | undefined {
  return value && OPENS.test(key) ? (words[key] ?? '[hidden]') : undefined;
}

/** Every token in some exchanges, to find them in other texts, too. */
export function tokensIn(exchanges: Exchange[]): string[] {
  const tokens = new Set<string>();
  const note = (key: string, value: string) => {
    if (tokenWord(key, value)) tokens.add(value);
    return value;
  };
  for (const { path, request, response } of exchanges) {
    changeBody(request.body, note);
    changeBody(response?.body ?? '', note);
    for (const [key, value] of new URL(path, 'http://any.invalid').searchParams) note(key, value);
  }
  return [...tokens];
}
