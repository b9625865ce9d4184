import type { FunctionComponent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { RunResult } from '../../lib/bench/index.ts';
import type { Failure } from '../../lib/guides/types.ts';
import { runAction } from '../bench/api.ts';
import { EndUserView } from '../bench/outcome/EndUserView.tsx';
import { messageOf } from '../chrome/message-of.ts';

interface Props {
  guide: string;
  provider: string;
  /** The step that failures are run as. */
  step: string;
  failures: Pick<Failure, 'id' | 'label' | 'person' | 'inBrowser' | 'byDeveloper'>[];
  /** The link an end user gets after an error, to begin again. */
  startAgain: string;
}

type Wires = FunctionComponent<{ result: RunResult | null }>;

/** The failures of an entry, each with a button that makes it happen in the reader's own sandbox. */
export function SeeItHappen({ guide, provider, step, failures, startAgain }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState('');
  const [shown, setShown] = useState<{ id: string; result: RunResult; Wires: Wires } | null>(null);
  const [trouble, setTrouble] = useState('');

  const press = async ({ id, inBrowser }: Props['failures'][number]) => {
    if (busy) return;
    setBusy(id);
    setTrouble('');
    setShown(null);
    try {
      const [{ result }, Wires] = await Promise.all([
        inBrowser
          ? import('./provoke.ts').then(({ provoke }) => provoke({ guide, step }, id, inBrowser))
          : runAction({ guide, step }, id, {}),
        loadWires(provider),
      ]);
      setShown({ id, result, Wires });
      const lines = place.current?.closest('.trouble')?.querySelector<HTMLDetailsElement>('details.handled');
      if (lines) lines.open = true;
    } catch (error) {
      setTrouble(messageOf(error));
    }
    setBusy('');
  };

  const outcome = shown?.result.outcome;
  const failure = failures.find(({ id }) => id === shown?.id);
  // No page of the app makes the calls that only a developer makes.
  const person = failure?.byDeveloper ? undefined : outcome?.kind === 'refused' ? outcome.person : failure?.person;
  return (
    <div class="bench happening" ref={place}>
      <p class="presses">
        <b>See it happen</b>
        {failures.map((failure) => (
          <button
            key={failure.id}
            class="quiet"
            type="button"
            aria-disabled={busy !== ''}
            aria-pressed={shown?.id === failure.id}
            onClick={() => void press(failure)}
          >
            {failure.label}
          </button>
        ))}
      </p>
      <p class="said" role="status">
        {busy && 'Running…'}
        {trouble}
        {outcome && (
          <>
            <b>{outcome.sentence}</b> {outcome.detail}
          </>
        )}
      </p>
      {shown && <shown.Wires result={shown.result} />}
      {shown && outcome?.kind !== 'blocked' && person && <EndUserView way={startAgain} {...person} />}
    </div>
  );
}

/** The wire view, which only a press needs. */
async function loadWires(provider: string): Promise<Wires> {
  const [{ Exchanges }, { restoreMeanings }] = await Promise.all([
    import('../bench/wire/Exchanges.tsx'),
    import('../bench/wire/field-meanings.ts'),
  ]);
  await restoreMeanings(provider);
  return Exchanges;
}
