import { useStore } from '@nanostores/preact';
import type { BenchState } from '../../lib/bench/index.ts';
import type { CallHint } from '../../lib/guides/call-hint.ts';
import type { Action, GuideOutline, ProjectLine, Step } from '../../lib/guides/index.ts';
import { Isolated } from '../chrome/text/Isolated.tsx';
import { useDevice } from '../passkeys/use-device.ts';
import { ClockPanel } from './clock/ClockPanel.tsx';
import { beforehandId } from './forms/ActionForm.tsx';
import { ActionForms } from './forms/ActionForms.tsx';
import { FailureDemos } from './forms/FailureDemos.tsx';
import { MissingRequirement } from './forms/MissingRequirement.tsx';
import { useForms } from './forms/use-forms.ts';
import { Mailbox } from './inbox/Mailbox.tsx';
import { Answer } from './outcome/Answer.tsx';
import { Project } from './project/Project.tsx';
import { arrivalIn } from './look.ts';
import { prepare } from './presses.ts';
import { $pressed } from './store.ts';
import { keptWords, type OtherGuide } from './tokens/by-guide.ts';
import { Holdings } from './tokens/Holdings.tsx';
import { useTokenPanels } from './tokens/use-token-panels.tsx';
import { useBench } from './use-bench.ts';
import { useLazy } from './use-lazy.ts';
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
  /** The calls of each action that has a button, in order. */
  calls: Record<string, Omit<CallHint, 'highlights'>[]>;
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
  const { state, messages, ...latest } = useBench(name, guide.provider, step.actions);
  const { result, busy } = latest;
  const pressed = useStore($pressed);
  const Device = useDevice(shows.device);
  const tokens = useTokenPanels(step, state?.holdings ?? []);
  const { actions, demos, missing, primary, leading, input } = useForms({
    guide: guide.id,
    step,
    state,
    result,
    busy,
    initialMissing,
    code: tokens.code,
  });
  const onPurpose = demos.actions.some(({ id }) => id === result?.action);
  const mode = state?.answers.mode ?? 'sandbox';
  const emulated = mode === 'sandbox';
  const isUnusual = !emulated || state?.answers.forgotten === true;
  const live = useLazy(isUnusual, () => import('./ModeBanner.tsx'));
  const beforehand = (action: Action) => {
    // What works only in the sandbox is refused before it is prepared.
    const isAnnounced = action !== missing?.action && !action.sandboxOnly;
    const need = !emulated && isAnnounced && state?.missing[action.id];
    return live && need && <live.Beforehand id={beforehandId(action)} {...need} />;
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
      {state && live && <live.ModeBanner answers={state.answers} name={name} busy={busy} />}
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
        <ActionForms {...actions} beforehand={beforehand} />
        {tokens.panels}
      </div>
      {Device && <Device />}
      {!opensLater && mailbox}
      <Answer
        {...latest}
        pressed={pressed}
        next={actions.isDone ? props.next : undefined}
        onPurpose={onPurpose}
        kept={onPurpose ? keptWords(guide.provider, state?.holdings) : ''}
        arrived={arrived}
        // These panels are above the answer and would push it out of view.
        isPushed={tokens.isLoading}
        help={props.help}
        ofDeveloper={props.ofDeveloper}
        startAgain={guide.startAgain}
      >
        {leading && <Preview calls={calls[leading.id] ?? []} emulated={emulated} input={input} busy={busy} />}
      </Answer>
      {opensLater && mailbox}
      {projectLines && emulated && <Project lines={projectLines} />}
      {emulated && <ClockPanel name={name} offset={state?.clock_offset_ms ?? 0} />}
      <FailureDemos {...demos} beforehand={beforehand} />
    </section>
  );
}
