import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import type { BenchState } from '../../lib/bench/index.ts';
import type { CallHint } from '../../lib/guides/call-hint.ts';
import type { Action, GuideOutline, ProjectLine, Step } from '../../lib/guides/index.ts';
import { Isolated } from '../chrome/text/Isolated.tsx';
import { useDevice } from '../passkeys/use-device.ts';
import { ClockPanel } from './clock/ClockPanel.tsx';
import { ActionForms } from './forms/ActionForms.tsx';
import { FailureDemos } from './forms/FailureDemos.tsx';
import { fieldValues } from './forms/field-values.ts';
import { missingInStep } from './forms/missing-in-step.ts';
import { nextAction } from './forms/next-action.ts';
import { MissingRequirement } from './forms/MissingRequirement.tsx';
import { typedBefore } from './forms/typed-before.ts';
import { Mailbox } from './inbox/Mailbox.tsx';
import { ModeBanner } from './ModeBanner.tsx';
import { Answer } from './outcome/Answer.tsx';
import { Project } from './project/Project.tsx';
import { arrivalIn } from './look.ts';
import { prepare, prepareAndRun, run } from './presses.ts';
import { $pressed } from './store.ts';
import type { OtherGuide } from './tokens/by-guide.ts';
import { Holdings } from './tokens/Holdings.tsx';
import { useTokenPanels } from './tokens/use-token-panels.tsx';
import { useBench } from './use-bench.ts';
import { Preview } from './wire/Preview.tsx';

export interface BenchProps {
  guide: Pick<GuideOutline, 'id' | 'provider' | 'signedOut' | 'startAgain' | 'sendsMail'>;
  /** Only on the step that sets the project up. */
  projectLines: ProjectLine[] | undefined;
  others: OtherGuide[];
  step: Step;
  next: { href: string; title: string } | undefined;
  /** Optional parts, by step. */
  shows: { inbox: boolean; device: boolean };
  /** The calls of the step's main action, in order. */
  calls: Omit<CallHint, 'highlights'>[];
  /** Troubleshooting entry by error type. */
  help: Record<string, string>;
  /** Actions that developers run, not end users, as `step/action`. */
  ofDeveloper: string[];
  /** The first missing requirement of each action, for a new reader. */
  initialMissing: BenchState['missing'];
}

/** The live part of a step. */
export function Bench(props: BenchProps) {
  const { guide, projectLines, others, step, shows, calls, initialMissing } = props;
  const name = { guide: guide.id, step: step.id };
  const { state, messages, ...latest } = useBench(name, guide.provider);
  const { result, busy } = latest;
  const pressed = useStore($pressed);
  const Device = useDevice(shows.device);
  const mode = state?.answers.mode ?? 'sandbox';
  const emulated = mode === 'sandbox';
  const tokens = useTokenPanels(step, state?.holdings ?? []);

  const actions = step.actions.filter(({ demonstratesFailure }) => !demonstratesFailure);
  const [primary] = actions;
  const [typed, setTyped] = useState(() => (primary ? typedBefore(`run-${primary.id}`) : {}));
  const allMissing = state?.missing ?? initialMissing;
  const done = state?.done ?? [];
  const leading = nextAction(step, { missing: allMissing, done }, result);
  const missing = missingInStep(step.actions, leading, allMissing, result);
  // After a success the main button says what it does again. It still prepares what the run has used up.
  const isUnready = (action: Action) => action === missing?.action || (action === primary && action.id in allMissing);
  const forms = {
    primary,
    leading,
    isDone: done.includes(step.id),
    unready: missing?.action,
    state: state && tokens.code ? { ...state, prefill: { ...state.prefill, code: tokens.code } } : state,
    busy,
    result,
    onRun: (action: Action, input: Record<string, string>) =>
      void (isUnready(action) ? prepareAndRun : run)(name, action, input),
  };
  const arrived = state?.arrival?.done === true && latest.note === arrivalIn(state);
  // Where opening the email is the step, it comes first, until that has happened.
  const opensLater = !primary?.manual || arrived;
  const mailbox = guide.sendsMail && <Mailbox mode={mode} messages={messages} result={result} open={shows.inbox} />;

  return (
    <section class="bench" aria-label="Try it">
      <header>
        <h2>Try it</h2>
        <p class="app">
          Your app: <Isolated text={state?.who ?? guide.signedOut} />
        </p>
        <Holdings provider={guide.provider} others={others} holdings={state?.holdings ?? []} emulated={emulated} />
      </header>
      {state && <ModeBanner answers={state.answers} name={name} busy={busy} />}
      {missing && (
        <MissingRequirement
          key={missing.action.id}
          {...missing}
          emulated={emulated}
          busy={busy}
          onPrepare={() => void prepare(name, missing.action.id)}
        />
      )}
      <div class="actions">
        <ActionForms {...forms} actions={actions} onChange={setTyped} />
        {tokens.panels}
      </div>
      {Device && <Device />}
      {!opensLater && mailbox}
      <Answer
        {...latest}
        pressed={pressed}
        next={done.includes(step.id) ? props.next : undefined}
        arrived={arrived}
        // These panels are above the answer and would push it out of view.
        isPushed={tokens.isLoading}
        help={props.help}
        ofDeveloper={props.ofDeveloper}
        startAgain={guide.startAgain}
      >
        {primary && <Preview calls={calls} emulated={emulated} input={fieldValues(primary, typed, state)} />}
      </Answer>
      {opensLater && mailbox}
      {projectLines && emulated && <Project lines={projectLines} />}
      {emulated && <ClockPanel name={name} offset={state?.clock_offset_ms ?? 0} />}
      <FailureDemos {...forms} actions={step.actions.filter(({ demonstratesFailure }) => demonstratesFailure)} />
    </section>
  );
}
