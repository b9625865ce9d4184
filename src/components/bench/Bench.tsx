import { useStore } from '@nanostores/preact';
import { useEffect } from 'preact/hooks';
import type { BenchState } from '../../lib/lab/index.ts';
import type { Step } from '../../lib/outline/index.ts';
import { ActionForm } from './ActionForm.tsx';
import { Answers } from './Answers.tsx';
import type { OtherGuide } from './held.ts';
import { Holdings } from './Holdings.tsx';
import { Inbox } from './Inbox.tsx';
import { followOtherTabs } from './follow.ts';
import { Jwt } from './Jwt.tsx';
import { Lacking } from './Lacking.tsx';
import { Outcome } from './Outcome.tsx';
import { RealMail } from './RealMail.tsx';
import { Project } from './Project.tsx';
import { restoreMeanings } from './meanings.ts';
import { markAnswered } from './mark-answered.ts';
import { $busy, $inbox, $note, $result, $state, $trouble, load, prepare, run } from './store.ts';
import { useDevice } from '../passkeys/use-device.ts';
import { Wire } from './Wire.tsx';

export interface BenchProps {
  guide: string;
  others: OtherGuide[];
  step: Step;
  next: { href: string; title: string } | undefined;
  /** Parts that only some steps show. */
  shows: { mail: boolean; inbox: boolean; project: boolean; jwt: boolean; device: boolean };
  /** The entry of the troubleshooting page that explains an outcome, by the outcome's word. */
  help: Record<string, string>;
  /** What each action lacks for somebody new. */
  newcomer: BenchState['lacking'];
}

/** The live part of a step. */
export function Bench({ guide, others, step, next, shows, help, newcomer }: BenchProps) {
  const name = { guide, step: step.id };
  const state = useStore($state);
  const result = useStore($result);
  const busy = useStore($busy) !== null;
  const trouble = useStore($trouble);
  const note = useStore($note);
  const messages = useStore($inbox);
  useEffect(() => {
    void load(name);
    void restoreMeanings(guide);
  }, [step.id]);
  useEffect(() => followOtherTabs(name), [step.id]);
  useEffect(() => markAnswered(result), [result]);
  const Device = useDevice(shows.device);

  const outcome = result?.outcome;
  const mode = state?.answers.mode ?? 'sandbox';
  const jwt = state?.holdings.find(({ kind }) => kind === 'session_jwt')?.value;
  // What another button of this step gives needs no line of its own, unless it was tried without.
  const tried = outcome?.kind === 'missing';
  const needs = state?.lacking ?? newcomer;
  const unready = step.actions.find(
    ({ id, breaks }) => !breaks && needs[id] && (tried || needs[id].from.step !== step.id),
  );
  const lacking = unready && needs[unready.id];
  // Straight after a success there is something better to do than to run it again.
  const justDone = outcome?.kind === 'done' && result?.action === unready?.id;
  const forms = (breaks: boolean) =>
    step.actions
      .filter((action) => Boolean(action.breaks) === breaks && !action.byHand)
      .filter((action) => !action.ownProjectOnly || mode === 'reader')
      .map((action) => (
        <ActionForm
          key={action.id}
          action={action}
          choices={state?.choices ?? []}
          prefill={state?.prefill ?? {}}
          busy={busy}
          result={result}
          onRun={(input) => void run(name, action, input)}
        />
      ));

  return (
    <section class="bench" aria-label="Bench">
      <header>
        <h2>Bench</h2>
        <p class="app">
          Your app: {state?.who ?? (guide === 'stytch-b2b' ? 'nobody is logged in' : 'nobody is signed in')}
        </p>
      </header>
      {state && <Answers answers={state.answers} name={name} busy={busy} />}
      <Holdings guide={guide} others={others} holdings={state?.holdings ?? []} emulated={mode === 'sandbox'} />
      {unready && lacking && !justDone && (
        <Lacking
          key={unready.id}
          action={unready.id}
          what={lacking.what}
          from={lacking.from}
          busy={busy}
          onPrepare={() => void prepare(name, unready.id)}
        />
      )}
      <div class="actions">
        {forms(false)}
        {shows.jwt && jwt && <Jwt jwt={jwt} />}
      </div>
      {Device && <Device />}
      <Outcome result={result} note={note} trouble={trouble} busy={busy} next={next} help={help} />
      <div class="exchanges">
        {result?.exchanges.map((exchange) => (
          <Wire key={exchange.id} exchange={exchange} live={(result.mode ?? 'sandbox') !== 'sandbox'} />
        ))}
      </div>
      {shows.mail && mode === 'sandbox' && <Inbox messages={messages} open={shows.inbox} />}
      {shows.inbox && mode !== 'sandbox' && <RealMail result={result} />}
      {shows.project && mode === 'sandbox' && <Project guide={guide} onMade={() => void load(name)} />}
      {step.actions.some(({ breaks }) => breaks) && (
        <section class="break" aria-label="Break it">
          <h3>Break it</h3>
          {forms(true)}
        </section>
      )}
    </section>
  );
}
