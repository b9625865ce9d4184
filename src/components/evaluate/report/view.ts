import type { Report, ReportRun } from '../../../lib/bench/index.ts';
import type { GuideOutline } from '../../../lib/guides/index.ts';
import { sumOf } from '../scope/estimates.ts';
import type { ScopeLine } from '../scope/types.ts';
import { stepStatusOf } from './step-status.ts';

/** A call as a report names it. */
export interface ShownCall {
  title: string;
  name: string;
  ms: number;
  status: number | null;
}

export interface ShownRun {
  number: number;
  title: string;
  /** Somebody wanted to see what goes wrong. */
  broken: boolean;
  /** Why it did not come to what it was run for; null where it did. */
  failed: string | null;
  sentence: string;
  person: ReportRun['person'];
  calls: ShownCall[];
}

export interface ReportView {
  runs: ShownRun[];
  /** Steps that were tried and never passed, and those that were not tried, by title. */
  failed: string[];
  left: string[];
  /** `steps`: those that were passed. */
  counts: { steps: number; of: number; calls: number; broken: number };
  decided: { question: string; answer: string; how: 'typed' | 'run' }[];
  open: string[];
  /** The reader's own days, when they shared them. */
  days: number | null;
}

/** A report in the words of the scope sheet, for the page and for Markdown alike. */
export function viewOf(report: Report, guide: GuideOutline, lines: ScopeLine[]): ReportView {
  const runs = report.runs.flatMap((run) => shownRun(run, guide, lines));
  const { passed, failed, left } = stepStatusOf(guide, report.runs);
  const questions = lines
    .filter(({ section }) => section === 'decision')
    .map((line) => ({ line, ...answerOf(line, report) }));
  const days = Object.values(report.typed.days);
  return {
    runs,
    failed: failed.map(({ title }) => title),
    left: left.map(({ title }) => title),
    counts: {
      steps: passed.length,
      of: guide.steps.length,
      calls: runs.reduce((sum, { calls }) => sum + calls.length, 0),
      broken: runs.filter(({ broken }) => broken).length,
    },
    decided: questions.flatMap(({ line, answer, how }) => (answer ? [{ question: line.title, answer, how }] : [])),
    open: questions.filter(({ answer }) => !answer).map(({ line }) => line.title),
    days: days.length > 0 ? sumOf(days) : null,
  };
}

function shownRun(run: ReportRun, guide: GuideOutline, lines: ScopeLine[]): ShownRun[] {
  const index = guide.steps.findIndex(({ id }) => id === run.step);
  const step = guide.steps[index];
  if (!step) return [];
  const action = step.actions.find(({ id }) => id === run.action);
  const calls = run.exchanges.map(({ operation, method, path, duration_ms, response }) => ({
    title: lines.find(({ section, name }) => section === 'call' && name === operation)?.title ?? operation ?? path,
    name: operation ?? `${method} ${path}`,
    ms: Math.round(duration_ms),
    status: response?.status ?? null,
  }));
  const broken = action?.breaks ?? false;
  const failed = broken && run.outcome === 'refused' ? null : FAILURES[run.outcome];
  return [{ number: index + 1, title: step.title, broken, failed, sentence: run.sentence, person: run.person, calls }];
}

/** In a few words, beside the title of the step. */
const FAILURES: Record<ReportRun['outcome'], string | null> = {
  done: null,
  refused: 'refused',
  unanswered: 'no answer',
  blocked: 'held back here',
  invalid: 'not run',
  missing: 'something was missing',
};

/** What the reader wrote down counts before what a run happened to show. A run that came to nothing shows nothing. */
function answerOf({ id, shown }: ScopeLine, { runs, typed }: Report): { answer: string; how: 'typed' | 'run' } {
  const answer = typed.answers[id];
  if (answer) return { answer, how: 'typed' };
  const run = runs.find(({ step, action, outcome }) => `${step}/${action}` === shown?.by && outcome === 'done');
  return { answer: run && shown ? shown.answer.replace('{session}', sessionLife(run)) : '', how: 'run' };
}

/** What was asked for on the wire, in words. */
function sessionLife({ exchanges }: ReportRun): string {
  const minutes = exchanges
    .map(({ request }) => /"session_duration_minutes":(\d+)/.exec(request.body)?.[1])
    .find((found) => found !== undefined);
  return minutes ? `${minutes} minutes` : 'An hour';
}
