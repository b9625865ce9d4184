import { findStep } from '../../guides/index.ts';
import type { Exchange } from '../../wire/exchange.ts';
import type { RunResult } from '../types.ts';
import { createHider } from './hide-texts.ts';
import { changeBody, type Change } from './json.ts';
import { madeUpNames } from './made-up.ts';
import { createMask } from './mask.ts';
import type { ScopeState } from './scope.ts';
import { tokenWord } from './tokens.ts';
import type { Report, ReportOptions, ReportRun } from './types.ts';

const HIDDEN = '[hidden]';

/** A report without the origin of its calls, which is in the settings. */
type RedactedRuns = Pick<Report, 'memo' | 'scope'> & { runs: Omit<ReportRun, 'origin'>[] };

/**
 * Redacts runs for a report. Tokens are recognized by their field's name and by their text; so are addresses and names,
 * unless they are made up or the reader chose to show them. The memo's own words stay, except for secrets.
 * @param secrets texts that must not be in the report
 * @throws if one is in it anyway: better no report than one with a key
 */
export function redactRuns(runs: RunResult[], options: ReportOptions, secrets: string[]): RedactedRuns {
  const { names, memo, scope } = options;
  const mask = createMask(madeUpNames);
  const exchanges = runs.flatMap((run) => run.exchanges);
  if (!names) exchanges.forEach((exchange) => changeExchange(exchange, mask.learn));

  const hide = createHider(secrets, HIDDEN);
  const say = (text: string) => (names ? hide(text) : mask.text(hide(text)));
  const field: Change = (key, value) => {
    const word = tokenWord(key, value);
    if (word) return word;
    return names ? hide(value) : mask.field(key, hide(value));
  };

  const redacted: RedactedRuns = {
    runs: runs.map((run) => ({
      guide: run.guide,
      step: run.step,
      action: run.action,
      started_at: run.started_at,
      mode: run.mode ?? 'sandbox',
      outcome: run.outcome.kind,
      sentence: say(run.outcome.sentence),
      person: personOf(run, say),
      exchanges: run.exchanges.map((exchange) => changeExchange(exchange, field)),
    })),
    memo: { title: hide(memo.title), words: hide(memo.words), recommendation: hide(memo.recommendation) },
    scope: redactScope(scope, hide, say),
  };
  const text = JSON.stringify(redacted);
  if (hide(text) !== text) throw new Error('A report would have held a secret.');
  return redacted;
}

/** Redacts the entries of a scope sheet. Titles and owners stay, because the author wrote them for the memo. */
function redactScope(scope: ScopeState, hide: (text: string) => string, say: (text: string) => string): ScopeState {
  const { unclear, decisions, own } = scope;
  return {
    ...scope,
    ...(unclear && { unclear: mapValues(unclear, hide) }),
    decisions: mapValues(decisions, ({ answer, owner, due }) => ({ answer: say(answer), owner: hide(owner), due })),
    own: own.map((line) => ({
      ...line,
      title: hide(line.title),
      ...(line.unclear !== undefined && { unclear: hide(line.unclear) }),
    })),
  };
}

const mapValues = <T>(record: Record<string, T>, change: (value: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** The words an end user would have read; null for errors that only a developer sees. */
function personOf({ guide, step, outcome }: RunResult, say: (text: string) => string): ReportRun['person'] {
  if (outcome.kind !== 'refused' || findStep(guide, step)?.step.byDeveloper) return null;
  return { title: say(outcome.person.title), advice: say(outcome.person.advice) };
}

/** Changes every string of an exchange. Keeps only the content-type header: the others identify the caller. */
function changeExchange(exchange: Exchange, change: Change): Exchange {
  const { request, response } = exchange;
  const kindOnly = (headers: Exchange['request']['headers']) => headers.filter(([name]) => name === 'content-type');
  return {
    ...exchange,
    path: changePath(exchange.path, change),
    request: { headers: kindOnly(request.headers), body: changeBody(request.body, change) },
    response: response && {
      status: response.status,
      headers: kindOnly(response.headers),
      body: changeBody(response.body, change),
    },
  };
}

/** Unescapes a path, for reading. */
function changePath(path: string, change: Change): string {
  const { pathname, searchParams } = new URL(path, 'http://any.invalid');
  const segments = pathname.split('/').map((segment) => (segment ? change('', unescape(segment)) : ''));
  const query = [...searchParams].map(([key, value]) => `${key}=${change(key, value)}`);
  return segments.join('/') + (query.length > 0 ? `?${query.join('&')}` : '');
}

function unescape(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
