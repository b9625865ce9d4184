import type { RunResult } from '../../../lib/bench/index.ts';
import { Wire } from './Wire.tsx';

interface Props {
  result: RunResult | null;
  /** The run failed on purpose. */
  onPurpose?: boolean;
  /** A newer press got no answer, so these are not its calls. */
  isPast?: boolean;
}

/** The exchanges of a run in order. Where the sentence is about the last one, that comes first, the others folded. */
export function Exchanges({ result, onPurpose = false, isPast = false }: Props) {
  const { exchanges = [], mode = 'sandbox', outcome } = result ?? {};
  const isAboutLast = exchanges.length > 1 && (onPurpose || outcome?.kind === 'refused');
  const first = isPast ? exchanges.length : isAboutLast ? exchanges.length - 1 : 0;
  const [shown, before] = [exchanges.slice(first), exchanges.slice(0, first)];
  const calls = before.length === 1 ? 'The call' : `The ${before.length} calls`;
  const wires = (some: typeof exchanges) =>
    some.map((exchange) => <Wire key={exchange.id} exchange={exchange} live={mode !== 'sandbox'} />);
  return (
    <div class="exchanges">
      {wires(shown)}
      {before.length > 0 && (
        <details class="earlier">
          <summary>
            {calls} {isPast ? 'of the press before' : 'before it'}
          </summary>
          {wires(before)}
        </details>
      )}
    </div>
  );
}
