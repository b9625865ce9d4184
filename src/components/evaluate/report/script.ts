import type { Report } from '../../../lib/bench/index.ts';
import { asCurl } from '../../bench/wire/curl.ts';
import { sayWhoAnswered } from './answered.ts';

/** What stands in a report for a token, and the variable that takes its place in a script. */
const variables: [string, string][] = [
  ['[magic link token]', 'MAGIC_LINK_TOKEN'],
  ['[intermediate session token]', 'INTERMEDIATE_SESSION_TOKEN'],
  ['[session token]', 'SESSION_TOKEN'],
  ['[session JWT]', 'SESSION_JWT'],
];

/** The calls of a report as a shell script. Keys and tokens are variables: none was in the report. */
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
    comment('Each token comes out of an answer further up: set its variable before you go on.'),
    'set -eu',
    ': "${STYTCH_API_URL:?}" "${STYTCH_PROJECT_ID:?}" "${STYTCH_SECRET:?}"',
    ...used.map(([what, name]) => `: "\${${name}:=put the ${what.slice(1, -1)} here}"`),
    '',
    calls.join('\n\n'),
    '',
  ].join('\n');
}

/** One line, whatever is in it: names come from people. */
const comment = (text: string) => `# ${text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;

/** Ends the quoted word, names the variable, and begins it again. */
const withVariables = (call: string) =>
  variables.reduce((left, [word, name]) => left.replaceAll(word, `'"$${name}"'`), call);
