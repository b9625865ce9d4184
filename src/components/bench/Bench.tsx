import type { BenchState } from '../../lib/bench/index.ts';
import type { Action, Step } from '../../lib/guides/index.ts';
import { useDevice } from '../passkeys/use-device.ts';
import { ActionForms } from './forms/ActionForms.tsx';
import { ModeBanner } from './ModeBanner.tsx';
import { FailureDemos } from './forms/FailureDemos.tsx';
import { Exchanges } from './wire/Exchanges.tsx';
import type { OtherGuide } from './held.ts';
import { Holdings } from './tokens/Holdings.tsx';
import { Jwt } from './tokens/Jwt.tsx';
import { MissingRequirement } from './forms/MissingRequirement.tsx';
import { Mailbox } from './inbox/Mailbox.tsx';
import { Outcome } from './outcome/Outcome.tsx';
import { Project } from './project/Project.tsx';
import { load, prepare, run } from './store.ts';
import { missingInStep } from './forms/missing-in-step.ts';
import { useBench } from './use-bench.ts';

export interface BenchProps {
  guide: string;
  others: OtherGuide[];
  step: Step;
  next: { href: string; title: string } | undefined;
  /** Optional parts, by step. */
  shows: { mail: boolean; inbox: boolean; project: boolean; jwt: boolean; device: boolean };
  /** Troubleshooting entry by error type. */
  help: Record<string, string>;
  /** Actions that developers run, not end users, as `step/action`. */
  ofDeveloper: string[];
  /** What each action is missing for a new reader. */
  initialMissing: BenchState['missing'];
}

/** The live part of a step. */
export function Bench({ guide, others, step, next, shows, help, ofDeveloper, initialMissing }: BenchProps) {
  const name = { guide, step: step.id };
  const { state, messages, ...said } = useBench(name);
  const { result, busy } = said;
  const Device = useDevice(shows.device);

  const mode = state?.answers.mode ?? 'sandbox';
  const jwt = state?.holdings.find(({ kind }) => kind === 'session_jwt')?.value;
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
        <p class="app">
          Your app: {state?.who ?? (guide === 'stytch-b2b' ? 'nobody is logged in' : 'nobody is signed in')}
        </p>
      </header>
      {state && <ModeBanner answers={state.answers} name={name} busy={busy} />}
      <Holdings guide={guide} others={others} holdings={state?.holdings ?? []} emulated={mode === 'sandbox'} />
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
        {shows.jwt && jwt && <Jwt jwt={jwt} />}
      </div>
      {Device && <Device />}
      <Outcome {...said} next={next} help={help} ofDeveloper={ofDeveloper} />
      <Exchanges result={result} />
      {shows.mail && <Mailbox mode={mode} messages={messages} result={result} open={shows.inbox} />}
      {shows.project && mode === 'sandbox' && <Project guide={guide} onMade={() => void load(name)} />}
      <FailureDemos {...forms} actions={step.actions.filter(({ demonstratesFailure }) => demonstratesFailure)} />
    </section>
  );
}
