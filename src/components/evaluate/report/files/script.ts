import type { Report, ReportRun } from '../../../../lib/bench/index.ts';
import { FINISHED_APP } from '../../../../lib/guides/finished-app.ts';
import { guides } from '../../../../lib/guides/index.ts';
import { isSimulatedOutage } from '../../../../lib/guides/simulated-outage.ts';
import type { Exchange } from '../../../../lib/wire/exchange.ts';
import { curlCommand } from '../../../bench/wire/curl.ts';
import { sayWhoAnswered } from '../content/answered.ts';

/** Redaction marks in a report, with the shell variables that replace them. */
const variables: [string, string][] = [
  ['[magic link token]', 'MAGIC_LINK_TOKEN'],
  ['[intermediate session token]', 'INTERMEDIATE_SESSION_TOKEN'],
  ['[session token]', 'SESSION_TOKEN'],
  ['[session JWT]', 'SESSION_JWT'],
];

/** IDs that are different in a fresh project, by the start of their value. */
const ids: [RegExp, string][] = [
  [/\borganization-(?:test|live)-[\w-]+/g, 'ORGANIZATION_ID'],
  [/\bmember-(?:test|live)-[\w-]+/g, 'MEMBER_ID'],
];

/** Values that later calls need, each with the field of the response it comes from. */
const RETURNED: [name: string, field: string][] = [
  ['INTERMEDIATE_SESSION_TOKEN', 'intermediate_session_token'],
  ['SESSION_TOKEN', 'session_token'],
  ['SESSION_JWT', 'session_jwt'],
];

const HELPERS = `# Prints the first value of a field of the last response.
field() { printf '%s' "$RESPONSE" | grep -o "\\"$1\\":\\"[^\\"]*\\"" | head -n 1 | cut -d '"' -f 4; }
# Keeps a field of the last response in a variable, if it’s there.
keep() { value=$(field "$2"); if [ -n "$value" ]; then eval "$1=\\$value"; fi; }
call() { RESPONSE=$("$@"); printf '%s\\n' "$RESPONSE"; }
# The token is in the email: the sandbox shows it, a real inbox has to be read.
link_token() {
  RESPONSE=$(curl -s "$STYTCH_API_URL/_sandbox/messages?limit=1" -u "$STYTCH_PROJECT_ID:$STYTCH_SECRET" || true)
  MAGIC_LINK_TOKEN=$(field token)
  if [ -z "$MAGIC_LINK_TOKEN" ]; then printf 'Token from the link in the email: '; read -r MAGIC_LINK_TOKEN; fi
}`;

/**
 * Formats a report's calls as a shell script that runs on a fresh project: every ID and token comes from an earlier
 * response or from the email. Names that are masked become made-up ones.
 */
export function toScript({ runs: all, made_at }: Report): string {
  // A fresh project isn't down.
  const runs = repeatable(all.filter((run) => !isSimulatedOutage(run)));
  return [
    '#!/bin/sh',
    comment(`First Login: the calls of a run of ${new Date(made_at).toISOString()}.`),
    comment(sayWhoAnswered(all)),
    comment('Run it with the URL, ID and secret of a fresh test project.'),
    ...(runs.length < all.length ? [comment(LEFT_OUT)] : []),
    'set -eu',
    ': "${STYTCH_API_URL:?}" "${STYTCH_PROJECT_ID:?}" "${STYTCH_SECRET:?}"',
    ...[...variables, ...ids].map(([, name]) => `${name}=''`),
    '',
    HELPERS,
    '',
    inOrder(runs)
      .flatMap((run) => [...prelude(run, runs), ...run.exchanges.map((exchange) => block(nameOf(run), exchange))])
      .join('\n\n'),
    '',
  ].join('\n');
}

const LEFT_OUT =
  'Left out: calls that need a browser, an authenticator app, an outage or a session of a certain member. See the HTTP archive.';

const scripted = guides.filter(({ runsAsScript }) => runsAsScript);

/**
 * Returns the runs that a script can repeat: those of a guide that says so. Without any, the calls of the finished app,
 * as far as such a guide makes the same ones.
 */
function repeatable(runs: ReportRun[]): ReportRun[] {
  const steps = runs.filter(({ guide, step }) => scripted.some(({ id }) => id === guide) && step !== FINISHED_APP);
  if (steps.length > 0) return steps;
  const known = new Set<string | null>(
    scripted.flatMap(({ steps }) => steps.flatMap(({ actions }) => actions.flatMap(({ operations }) => operations))),
  );
  return runs
    .filter(({ step, outcome }) => step === FINISHED_APP && outcome === 'done')
    .map((run) => ({ ...run, exchanges: run.exchanges.filter(({ operation }) => known.has(operation)) }))
    .filter(({ exchanges }) => exchanges.length > 0);
}

const nameOf = ({ step, action }: ReportRun) => `${step}/${action}`;
const SEND = 'magic_links.email.discovery.send';
const DISCOVER = 'magic_links.discovery.authenticate';
const ENTER = ['discovery.intermediate_sessions.exchange', 'discovery.organizations.create'];

/**
 * Repeats what a run got from earlier ones that may not be in the report any more: only the newest run of each action
 * is. A link and the session after it are single-use, so a call that used one gets its own.
 */
function prelude(run: ReportRun, runs: ReportRun[]): string[] {
  const [first] = run.exchanges;
  const email = /"email_address":"([^"]+)"/.exec(first?.response?.body ?? '')?.[1];
  if (!first || !email || run.outcome !== 'done') return [];
  const sample = (operation: string) =>
    runs.flatMap(({ exchanges }) => exchanges).find((exchange) => exchange.operation === operation);
  const [send, discover] = [sample(SEND), sample(DISCOVER)];
  if (!send) return [];
  const body = send.request.body.replace(/"email_address":"[^"]*"/, () => `"email_address":"${email}"`);
  const again = block(nameOf(run), { ...send, request: { ...send.request, body } });
  if (first.operation === DISCOVER) return [again];
  return discover && ENTER.includes(first.operation ?? '') ? [again, block(nameOf(run), discover)] : [];
}

/** Oldest first, except that an organization is created before everything: a fresh project has none. */
const inOrder = (runs: ReportRun[]) =>
  runs.toSorted((a, b) => Number(creates(b)) - Number(creates(a)) || a.started_at - b.started_at);

const creates = ({ exchanges }: ReportRun) => exchanges.some(({ operation }) => operation === 'organizations.create');

function block(name: string, exchange: Exchange): string {
  const { request } = exchange;
  const operation = exchange.operation ?? '';
  return [
    comment(`${name}: ${operation}`),
    ...(request.body.includes('[magic link token]') ? ['[ -n "$MAGIC_LINK_TOKEN" ] || link_token'] : []),
    `call ${withVariables(curlCommand(withMadeUpNames(exchange)))}`,
    ...after(operation),
  ].join('\n');
}

/** Lines that keep values of a response. A new email replaces the token of the one before. */
function after(operation: string): string[] {
  if (operation === SEND) return ["MAGIC_LINK_TOKEN=''"];
  const keepLines = RETURNED.map(([name, field]) => `keep ${name} ${field}`);
  if (operation === 'organizations.members.create') return ['keep MEMBER_ID member_id'];
  // Only here: other responses repeat the ID, or list several.
  const makes = ['organizations.create', 'discovery.organizations.create', 'organizations.get'].includes(operation);
  const listed = operation === DISCOVER;
  const id = 'keep ORGANIZATION_ID organization_id';
  return [...keepLines, ...(makes ? [id] : listed ? [`[ -n "$ORGANIZATION_ID" ] || ${id}`] : [])];
}

/** Replaces masks by values that the provider accepts. The same mask becomes the same value. */
function withMadeUpNames(exchange: Exchange): Exchange {
  const change = (text: string) =>
    text
      .replace(/\[address (\d+)\]/g, 'person$1@example.com')
      .replace(/\[domain \d+\]/g, 'example.com')
      .replace(/\[(name|number) (\d+)\]/g, 'name-$2')
      .replace(/\[organization (\d+)\]/g, 'organization-$1');
  const { path, request } = exchange;
  return { ...exchange, path: change(path), request: { ...request, body: change(request.body) } };
}

/** Keeps a comment on one line: names are user input. */
const comment = (text: string) => `# ${text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;

/** Closes the quote, inserts the variable, and reopens it. */
const withVariables = (call: string): string => {
  const tokens = variables.reduce((left, [word, name]) => left.replaceAll(word, `'"$${name}"'`), call);
  return ids.reduce((left, [pattern, name]) => left.replace(pattern, `'"$${name}"'`), tokens);
};
