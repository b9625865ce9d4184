import type { Report, ReportRun } from '../../../lib/bench/index.ts';
import type { GuideOutline } from '../../../lib/guides/index.ts';
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
}

/** Prepares what was tried for the page and the Markdown file. */
export function viewOf(report: Report, guide: GuideOutline, lines: ScopeLine[]): ReportView {
  const runs = report.runs.flatMap((run) => shownRun(run, guide, lines));
  const { passed, failed, left } = stepStatusOf(guide, report.runs);
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
