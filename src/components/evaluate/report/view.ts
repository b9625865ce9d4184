import type { Report, ReportRun } from '../../../lib/bench/index.ts';
import type { GuideOutline } from '../../../lib/guides/index.ts';
import { sumOf } from '../scope/estimates.ts';
import type { ScopeLine } from '../scope/types.ts';
import { stepStatusOf } from './step-status.ts';

/** A call as shown in a report. */
export interface ShownCall {
  title: string;
  name: string;
  ms: number;
  status: number | null;
}

export interface ShownRun {
  number: number;
  title: string;
  /** Whether it was a failure demo. */
  broken: boolean;
  /** Why the run failed; null if it succeeded. */
  failed: string | null;
  sentence: string;
  person: ReportRun['person'];
  calls: ShownCall[];
}

export interface ReportView {
  runs: ShownRun[];
  /** Titles of steps that failed and that weren't tried. */
  failed: string[];
  left: string[];
  /** `steps` counts passed steps. */
  counts: { steps: number; of: number; calls: number; broken: number };
  decided: { question: string; answer: string; how: 'typed' | 'run' }[];
  open: string[];
  /** The reader's estimates, if shared. */
  days: number | null;
}

/** Prepares a report for display, shared by the page and the Markdown export. */
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
  const broken = action?.demonstratesFailure ?? false;
  const failed = broken && run.outcome === 'refused' ? null : FAILURES[run.outcome];
  return [{ number: index + 1, title: step.title, broken, failed, sentence: run.sentence, person: run.person, calls }];
}

/** A short label beside the step's title. */
const FAILURES: Record<ReportRun['outcome'], string | null> = {
  done: null,
  refused: 'rejected',
  unanswered: 'no response',
  blocked: 'blocked by this site',
  invalid: 'not run',
  missing: 'requirement missing',
};

/** The reader's own answer wins over one read off a run. Failed runs give none. */
function answerOf({ id, shown }: ScopeLine, { runs, typed }: Report): { answer: string; how: 'typed' | 'run' } {
  const answer = typed.answers[id];
  if (answer) return { answer, how: 'typed' };
  const run = runs.find(({ step, action, outcome }) => `${step}/${action}` === shown?.by && outcome === 'done');
  return { answer: run && shown ? shown.answer.replace('{session}', sessionLife(run)) : '', how: 'run' };
}

/** Describes an answer read off an exchange. */
function sessionLife({ exchanges }: ReportRun): string {
  const minutes = exchanges
    .map(({ request }) => /"session_duration_minutes":(\d+)/.exec(request.body)?.[1])
    .find((found) => found !== undefined);
  return minutes ? `${minutes} minutes` : 'An hour';
}
