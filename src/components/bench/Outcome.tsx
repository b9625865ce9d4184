import type { RunResult } from '../../lib/lab/index.ts';

interface Props {
  result: RunResult | null;
  trouble: string | null;
  /** Something is being run. */
  busy: boolean;
  /** The next step, when there is one. */
  next: { href: string; title: string } | undefined;
}

/** The one sentence anyone understands, said aloud politely, and what to do next. */
export function Outcome({ result, trouble, busy, next }: Props) {
  const outcome = result?.outcome;
  return (
    <div class="outcome">
      <p id="said" class="said" role="status">
        {trouble ?? (busy ? 'Running…' : outcome ? <Sentence outcome={outcome} /> : '')}
      </p>
      {!busy && outcome?.kind === 'refused' && <Person title={outcome.person.title} advice={outcome.person.advice} />}
      {!busy && outcome?.kind === 'done' && next && (
        <p class="ways">
          <a href={next.href}>Next: {next.title} →</a>
        </p>
      )}
    </div>
  );
}

function Sentence({ outcome }: { outcome: RunResult['outcome'] }) {
  return (
    <>
      <b>{outcome.sentence}</b> {outcome.detail}
    </>
  );
}

/** What somebody using the app would see in place of the wire. */
function Person({ title, advice }: { title: string; advice: string }) {
  return (
    <figure class="person">
      <figcaption>What the person using your app sees</figcaption>
      <blockquote>
        <b>{title}</b>
        <p>{advice}</p>
        <p>
          <u>Ask for a link</u>
        </p>
      </blockquote>
    </figure>
  );
}
