import type { ReportView } from './tried.ts';

/** Steps that weren’t run didn’t fail, so they are counted on their own. */
function sayCountedSteps({ counts: { steps }, begun, failed, left: { length: left } }: ReportView): string {
  const parts = [
    `${steps} ${steps === 1 ? 'step' : 'steps'} passed`,
    begun.length > 0 && `${begun.length} begun`,
    `${failed.length} failed`,
    left > 0 && `${left} of the guides’ steps not run`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** Counts what was tried, as a sentence; empty if nothing was. */
export function sayCounts(view: ReportView): string {
  const { app, calls, broken, total } = view.counts;
  const parts = [
    view.left.length < total && sayCountedSteps(view),
    app > 0 && `${app} ${app === 1 ? 'request' : 'requests'} to the finished app`,
    calls > 0 && `${calls} ${calls === 1 ? 'call' : 'calls'} to ${view.callee}`,
    broken > 0 && `${broken} ${broken === 1 ? 'error' : 'errors'} tried on purpose`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(', ')}.` : '';
}

/** Said where the author wrote none, so that the memo doesn’t read as advice to buy. */
export const NO_RECOMMENDATION = 'The author hasn’t written a recommendation.';

/** Says what the emails in the sandbox show, which the finished app sends, too. */
export const sayMail = ({ sent, used }: { sent: number; used: number }): string =>
  `Emails sent in the sandbox: ${sent}. Links used to log in: ${used}.`;

/** Says what a reader shouldn't expect from the memo. */
export function notCovered({ begun, failed, left, untried, counts }: ReportView, notNeeded: string[]): string {
  return [
    'Confirmed prices, contracts and other vendors.',
    notNeeded.length > 0 ? `Not needed, by our own estimate: ${notNeeded.join('; ')}.` : '',
    begun.length > 0 ? `Steps that were run only in part: ${begun.join('; ')}.` : '',
    failed.length > 0 ? `Steps that failed: ${failed.join('; ')}.` : '',
    left.length === counts.total ? 'The guides’ steps: none was run.' : '',
    untried.length > 0 && left.length < counts.total ? `Steps whose calls weren’t made: ${untried.join('; ')}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
