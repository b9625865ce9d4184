import type { Exchange } from '../../wire/exchange.ts';
import { changeBody } from './json.ts';

/** Fields whose text opens something. Told by name, so that a token of a kind nobody thought of is hidden, too. */
const OPENS = /(^|_)(token|jwt|secret|password|code|verifier|key)$/i;

const words: Record<string, string> = {
  discovery_magic_links_token: '[magic link token]',
  intermediate_session_token: '[intermediate session token]',
  session_token: '[session token]',
  session_jwt: '[session JWT]',
};

/** What stands in a report in place of a field's text; undefined where the field opens nothing. */
export function tokenWord(key: string, value: string): string | undefined {
  return value && OPENS.test(key) ? (words[key] ?? '[hidden]') : undefined;
}

/** Every token that stands in some exchanges. They are looked for wherever else they may have got to. */
export function tokensIn(exchanges: Exchange[]): string[] {
  const found = new Set<string>();
  const note = (key: string, value: string) => {
    if (tokenWord(key, value)) found.add(value);
    return value;
  };
  for (const { path, request, response } of exchanges) {
    changeBody(request.body, note);
    changeBody(response?.body ?? '', note);
    for (const [key, value] of new URL(path, 'http://any.invalid').searchParams) note(key, value);
  }
  return [...found];
}
