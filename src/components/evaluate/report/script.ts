import type { Report } from '../../../lib/bench/index.ts';
import { asCurl } from '../../bench/wire/curl.ts';
import { sayWhoAnswered } from './answered.ts';

/** Redaction marks in a report, with the shell variables that replace them. */
const variables: [string, string][] = [
  ['[magic link token]', 'MAGIC_LINK_TOKEN'],
  ['[intermediate session token]', 'INTERMEDIATE_SESSION_TOKEN'],
  ['[session token]', 'SESSION_TOKEN'],
  ['[session JWT]', 'SESSION_JWT'],
];

/** Formats a report's calls as a shell script, with variables for keys and tokens. */
export function toScript({ runs, made_at }: Report): string {
  const calls = runs.flatMap(({ step, action, exchanges }) =>
    exchanges.map((exchange) =>
      [comment(`${step}/${action}: ${exchange.operation ?? ''}`), withVariables(asCurl(exchange)), 'echo'].join('\n'),
    ),
  );
  const used = variables.filter(([, name]) => calls.some((call) => call.includes(`"$${name}"`)));
  return [
    '#!/bin/sh',
    comment(`First Login: the calls of a run of ${new Date(made_at).toISOString()}.`),
    comment(sayWhoAnswered(runs)),
    comment('Each token comes from an earlier response: set its variable before you continue.'),
    'set -eu',
    ': "${STYTCH_API_URL:?}" "${STYTCH_PROJECT_ID:?}" "${STYTCH_SECRET:?}"',
    ...used.map(([what, name]) => `: "\${${name}:=put the ${what.slice(1, -1)} here}"`),
    '',
    calls.join('\n\n'),
    '',
  ].join('\n');
}

/** Keeps a comment on one line: names are user input. */
const comment = (text: string) => `# ${text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;

/** Closes the quote, inserts the variable, and reopens it. */
const withVariables = (call: string) =>
  variables.reduce((left, [word, name]) => left.replaceAll(word, `'"$${name}"'`), call);
