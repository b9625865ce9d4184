import { findStep } from '../../guides/index.ts';
import type { Exchange } from '../../wire/exchange.ts';
import type { RunResult } from '../types.ts';
import { changeBody, type Change } from './json.ts';
import { createMask } from './mask.ts';
import { tokenWord } from './tokens.ts';
import type { Report, ReportOptions, ReportRun } from './types.ts';

/** All of it but where the calls went, which the settings say. */
type RedactedRuns = Pick<Report, 'typed'> & { runs: Omit<ReportRun, 'origin'>[] };

/**
 * What of some runs may be shown to others. Tokens go by the name of their field and by their own text, wherever it
 * stands; addresses and names by field and by text, unless the reader ticked them.
 * @param secrets texts that must not be in it
 * @throws when one of them is in it all the same: then there is no report, rather than one with a key in it
 */
export function redactRuns(runs: RunResult[], { names, typed }: ReportOptions, secrets: string[]): RedactedRuns {
  const mask = createMask();
  const exchanges = runs.flatMap((run) => run.exchanges);
  if (!names) exchanges.forEach((exchange) => changeExchange(exchange, mask.learn));

  const hide = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, '[hidden]'), text);
  const say = (text: string) => (names ? hide(text) : mask.text(hide(text)));
  const field: Change = (key, value) => {
    const word = tokenWord(key, value);
    if (word) return word;
    return names ? hide(value) : mask.field(key, hide(value));
  };

  const redacted: RedactedRuns = {
    runs: runs.map((run) => ({
      step: run.step,
      action: run.action,
      started_at: run.started_at,
      mode: run.mode ?? 'sandbox',
      outcome: run.outcome.kind,
      sentence: say(run.outcome.sentence),
      person: personOf(run, say),
      exchanges: run.exchanges.map((exchange) => changeExchange(exchange, field)),
    })),
    typed: {
      answers: Object.fromEntries(Object.entries(typed.answers).map(([id, text]) => [id, say(text)])),
      days: typed.days,
    },
  };
  const text = JSON.stringify(redacted);
  if (secrets.some((secret) => text.includes(secret))) throw new Error('A report would have held a secret.');
  return redacted;
}

/** What a person using the app would have read: nothing where the developer was refused. */
function personOf({ guide, step, outcome }: RunResult, say: (text: string) => string): ReportRun['person'] {
  if (outcome.kind !== 'refused' || findStep(guide, step)?.step.byDeveloper) return null;
  return { title: say(outcome.person.title), advice: say(outcome.person.advice) };
}

/** An exchange with every text changed. Of the headers only the kind of content stays: the rest says who asked. */
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

/** For reading: what was escaped in the address is shown plainly. */
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
