import type { Report } from '../../../../lib/bench/index.ts';
import type { ReportView } from './tried.ts';

/** The steps that were run. Those of a watched story count, too, because the calls were the same. */
function sayCountedSteps({ counts: { steps, total }, begun, failed }: ReportView): string {
  const parts = [
    `Run, or shown in a story: ${steps} of the guides’ ${total} steps`,
    begun.length > 0 && `${begun.length} only in part`,
    failed.length > 0 && `${failed.length} failed`,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

/** Counts what was tried, in one or two sentences; empty if nothing was. A report has each kind of run once. */
export function sayCounts(view: ReportView): string {
  const { app, calls, broken, total } = view.counts;
  const parts = [
    app > 0 && `${app} ${app === 1 ? 'request' : 'requests'} to the finished app`,
    calls > 0 && `${calls} ${calls === 1 ? 'call' : 'calls'} to ${view.callee}`,
    broken > 0 && `${broken} ${broken === 1 ? 'error' : 'errors'} tried on purpose`,
  ].filter(Boolean);
  return [
    view.left.length < total && sayCountedSteps(view),
    parts.length > 0 && `Counted and listed without repeats: ${parts.join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Says which names a reader of the memo finds replaced; empty if there can be none. */
export const sayHidden = ({ runs, names }: Pick<Report, 'runs' | 'names'>): string =>
  runs.length > 0 && !names
    ? 'Names and addresses that were typed in are replaced, such as by [organization 1]. Made-up ones, such as ada@example.com, are shown.'
    : '';

/** Said where the author wrote none, so that the memo doesn’t read as advice to buy. */
export const NO_RECOMMENDATION = 'The author hasn’t written a recommendation.';

/** Says what the emails in the sandbox show: not those of stories, but those of the finished app and of failures. */
export const sayMail = ({ sent, used }: { sent: number; used: number }): string =>
  `Apart from stories, emails sent in the sandbox: ${sent}, links used to log in: ${used}. Both include what was tried on Troubleshooting, which isn’t listed here.`;

/** Says what a reader shouldn't expect from the memo. */
export function notCovered({ begun, failed, left, untried, counts }: ReportView, notNeeded: string[]): string {
  return [
    'Confirmed prices, contracts and other vendors.',
    notNeeded.length > 0 ? `Not needed, by our own estimate: ${notNeeded.join('; ')}.` : '',
    begun.length > 0 ? `Steps that were run only in part: ${begun.join('; ')}.` : '',
    failed.length > 0 ? `Steps that failed: ${failed.join('; ')}.` : '',
    left.length === counts.total ? 'The guides’ steps: none was run.' : '',
    ...(left.length < counts.total ? sayLeft(left, untried) : []),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Names the steps that weren't run. Of some, another step made the calls. */
function sayLeft(left: string[], untried: string[]): string[] {
  const tried = left.filter((title) => !untried.includes(title));
  return [
    untried.length > 0 ? `Steps whose calls weren’t made: ${untried.join('; ')}.` : '',
    tried.length > 0 ? `Steps whose calls were made only in other steps: ${tried.join('; ')}.` : '',
  ];
}
