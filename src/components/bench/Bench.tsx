import type { BenchState } from '../../lib/bench/index.ts';
import type { Action, GuideOutline, Step } from '../../lib/guides/index.ts';
import { useDevice } from '../passkeys/use-device.ts';
import { ActionForms } from './forms/ActionForms.tsx';
import { ModeBanner } from './ModeBanner.tsx';
import { FailureDemos } from './forms/FailureDemos.tsx';
import type { OtherGuide } from './tokens/by-guide.ts';
import { Holdings } from './tokens/Holdings.tsx';
import { MissingRequirement } from './forms/MissingRequirement.tsx';
import { Mailbox } from './inbox/Mailbox.tsx';
import { Outcome } from './outcome/Outcome.tsx';
import { Project } from './project/Project.tsx';
import type { ProjectLine } from '../../lib/guides/index.ts';
import { prepare, run } from './presses.ts';
import { missingInStep } from './forms/missing-in-step.ts';
import { useBench } from './use-bench.ts';
import { useLazy } from './use-lazy.ts';

export interface BenchProps {
  guide: Pick<GuideOutline, 'id' | 'provider' | 'signedOut' | 'startAgain' | 'sendsMail'>;
  /** Only on the step that sets the project up. */
  projectLines: ProjectLine[] | undefined;
  others: OtherGuide[];
  step: Step;
  next: { href: string; title: string } | undefined;
  /** Optional parts, by step. */
  shows: { inbox: boolean; device: boolean };
  /** Troubleshooting entry by error type. */
  help: Record<string, string>;
  /** Actions that developers run, not end users, as `step/action`. */
  ofDeveloper: string[];
  /** What each action is missing for a new reader. */
  initialMissing: BenchState['missing'];
}

/** The live part of a step. */
export function Bench({
  guide,
  projectLines,
  others,
  step,
  next,
  shows,
  help,
  ofDeveloper,
  initialMissing,
}: BenchProps) {
  const name = { guide: guide.id, step: step.id };
  const { state, messages, ...said } = useBench(name, guide.provider);
  const { result, busy } = said;
  const Device = useDevice(shows.device);
  const Exchanges = useLazy(busy || result !== null, () =>
    import('./wire/Exchanges.tsx').then(({ Exchanges }) => Exchanges),
  );

  const mode = state?.answers.mode ?? 'sandbox';
  const jwt = state?.holdings.find(({ kind }) => kind === 'session_jwt')?.value;
  const Jwt = useLazy(step.shows === 'jwt' && jwt !== undefined, () =>
    import('./tokens/Jwt.tsx').then(({ Jwt }) => Jwt),
  );
  const missing = missingInStep(step, state?.missing ?? initialMissing, result);
  const forms = {
    state,
    busy,
    result,
    onRun: (action: Action, input: Record<string, string>) => void run(name, action, input),
  };

  return (
    <section class="bench" aria-label="Bench">
      <header>
        <h2>Bench</h2>
        <p class="app">Your app: {state?.who ?? guide.signedOut}</p>
      </header>
      {state && <ModeBanner answers={state.answers} name={name} busy={busy} />}
      <Holdings
        provider={guide.provider}
        others={others}
        holdings={state?.holdings ?? []}
        emulated={mode === 'sandbox'}
      />
      {missing && (
        <MissingRequirement
          key={missing.action}
          {...missing}
          busy={busy}
          onPrepare={() => void prepare(name, missing.action)}
        />
      )}
      <div class="actions">
        <ActionForms {...forms} actions={step.actions.filter(({ demonstratesFailure }) => !demonstratesFailure)} />
        {Jwt && jwt && <Jwt jwt={jwt} />}
      </div>
      {Device && <Device />}
      <Outcome {...said} next={next} help={help} ofDeveloper={ofDeveloper} startAgain={guide.startAgain} />
      {Exchanges && <Exchanges result={result} />}
      {guide.sendsMail && <Mailbox mode={mode} messages={messages} result={result} open={shows.inbox} />}
      {projectLines && mode === 'sandbox' && <Project lines={projectLines} />}
      <FailureDemos {...forms} actions={step.actions.filter(({ demonstratesFailure }) => demonstratesFailure)} />
    </section>
  );
}
