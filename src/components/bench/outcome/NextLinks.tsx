import type { RunResult, StepLink } from '../../../lib/bench/index.ts';

interface Props {
  outcome: RunResult['outcome'];
  /** The next step, when there is one. */
  next: { href: string; title: string } | undefined;
  /** The entry of the troubleshooting page, by the outcome's word. */
  help: Record<string, string>;
}

/** Links to go on from a run's outcome. */
export function NextLinks({ outcome, next, help }: Props) {
  const ways = waysFrom(outcome, next, help);
  if (ways.length === 0) return null;
  return (
    <p class="ways">
      {ways.map(({ href, words }) => (
        <a key={href} href={href}>
          {words}
        </a>
      ))}
    </p>
  );
}

function waysFrom(outcome: RunResult['outcome'], next: Props['next'], help: Props['help']) {
  switch (outcome.kind) {
    case 'done':
      return next ? [{ href: next.href, words: `Next: ${next.title} →` }] : [];
    case 'blocked':
      return outcome.at ? [{ href: outcome.at, words: 'Go to Preflight' }] : [];
    case 'refused':
      return [...backTo(outcome.go_on), ...helpWith(help[outcome.error_type])];
    case 'unanswered':
      // See lib/bench/run/own-outage.ts.
      return outcome.problem === 'taken_down'
        ? [{ href: '/evaluate/outage/', words: 'Bring it back' }]
        : helpWith(help[outcome.problem]);
    default:
      return [];
  }
}

const backTo = (step: StepLink | undefined) =>
  step ? [{ href: `/guides/${step.guide}/${step.step}/`, words: `Back to: ${step.title}` }] : [];

const helpWith = (entry: string | undefined) =>
  entry ? [{ href: `/troubleshooting/#${entry}`, words: 'How to fix it' }] : [];
