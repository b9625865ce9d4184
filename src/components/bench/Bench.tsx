import { useStore } from '@nanostores/preact';
import { useEffect } from 'preact/hooks';
import type { Step } from '../../lib/outline/index.ts';
import { ActionForm } from './ActionForm.tsx';
import { Holdings } from './Holdings.tsx';
import { Inbox } from './Inbox.tsx';
import { Jwt } from './Jwt.tsx';
import { Lacking } from './Lacking.tsx';
import { Outcome } from './Outcome.tsx';
import { Project } from './Project.tsx';
import { restoreMeanings } from './meanings.ts';
import { markAnswered } from './mark-answered.ts';
import { $busy, $inbox, $note, $result, $state, $trouble, load, prepare, run } from './store.ts';
import { Wire } from './Wire.tsx';

export interface BenchProps {
  guide: string;
  step: Step;
  next: { href: string; title: string } | undefined;
  /** Parts that only some steps show. */
  shows: { inbox: boolean; project: boolean; jwt: boolean };
}

/** The live part of a step. */
export function Bench({ guide, step, next, shows }: BenchProps) {
  const name = { guide, step: step.id };
  const state = useStore($state);
  const result = useStore($result);
  const busy = useStore($busy) !== null;
  const trouble = useStore($trouble);
  const note = useStore($note);
  const messages = useStore($inbox);
  useEffect(() => {
    void load(name);
    void restoreMeanings();
  }, [step.id]);
  useEffect(() => markAnswered(result), [result]);

  const outcome = result?.outcome;
  const jwt = state?.holdings.find(({ kind }) => kind === 'session_jwt')?.value;
  const unready = step.actions.find(({ id, breaks }) => !breaks && state?.lacking[id]);
  const lacking = unready && state?.lacking[unready.id];
  // Straight after a success there is something better to do than to run it again.
  const justDone = outcome?.kind === 'done' && result?.action === unready?.id;
  const forms = (breaks: boolean) =>
    step.actions
      .filter((action) => Boolean(action.breaks) === breaks && !action.byHand)
      .map((action) => (
        <ActionForm
          key={action.id}
          action={action}
          choices={state?.choices ?? []}
          busy={busy}
          wrong={outcome?.kind === 'invalid' && result?.action === action.id ? outcome.field : undefined}
          onRun={(input) => void run(name, action.id, input)}
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
      <Holdings holdings={state?.holdings ?? []} />
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
      <Outcome result={result} note={note} trouble={trouble} busy={busy} next={next} />
      <div class="exchanges">
        {result?.exchanges.map((exchange) => (
          <Wire key={exchange.id} exchange={exchange} />
        ))}
      </div>
      <Inbox messages={messages} open={shows.inbox} />
      {shows.project && <Project onMade={() => void load(name)} />}
      {step.actions.some(({ breaks }) => breaks) && (
        <section class="break" aria-label="Break it">
          <h3>Break it</h3>
          {forms(true)}
        </section>
      )}
    </section>
  );
}
