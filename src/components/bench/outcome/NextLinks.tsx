import type { RunResult, StepLink } from '../../../lib/bench/index.ts';

interface Props {
  outcome: RunResult['outcome'];
  /** The next step, once this one is done. */
  next: { href: string; title: string } | undefined;
  /** The action fails on purpose and takes nothing away, so the reader goes on as before. */
  onPurpose: boolean;
  /** The entry of the troubleshooting page, by the outcome's word. */
  help: Record<string, string>;
}

/** Links to go on from a run's outcome. */
export function NextLinks({ outcome, next, onPurpose, help }: Props) {
  const leads = next && (onPurpose || outcome.kind === 'done');
  const on = leads ? [{ href: next.href, words: `Next: ${next.title}\u00a0→` }] : backFrom(outcome);
  const ways = [...on, ...helpWith(help[wordOf(outcome)])];
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

function backFrom(outcome: RunResult['outcome']) {
  if (outcome.kind === 'refused') return backTo(outcome.go_on);
  if (outcome.kind === 'blocked' && outcome.at) return [{ href: outcome.at, words: 'Go to Preflight' }];
  // See lib/bench/run/own-outage.ts.
  if (outcome.kind === 'unanswered' && outcome.problem === 'taken_down')
    return [{ href: '/evaluate/outage/', words: 'Bring it back' }];
  return [];
}

const backTo = (step: StepLink | undefined) =>
  step ? [{ href: `/guides/${step.guide}/${step.step}/`, words: `Back to: ${step.title}` }] : [];

const helpWith = (entry: string | undefined) =>
  entry ? [{ href: `/troubleshooting/#${entry}`, words: 'Why, and what to do' }] : [];

function wordOf(outcome: RunResult['outcome']): string {
  if (outcome.kind === 'refused') return outcome.error_type;
  return outcome.kind === 'unanswered' ? outcome.problem : '';
}
