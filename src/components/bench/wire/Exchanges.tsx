import type { RunResult } from '../../../lib/bench/index.ts';
import { Wire } from './Wire.tsx';

interface Props {
  result: RunResult | null;
  /** The run failed on purpose. */
  onPurpose?: boolean;
}

/** The exchanges of a run in order. Where the sentence is about the last one, that comes first, the others folded. */
export function Exchanges({ result, onPurpose = false }: Props) {
  const { exchanges = [], mode = 'sandbox', outcome } = result ?? {};
  const isAboutLast = exchanges.length > 1 && (onPurpose || outcome?.kind === 'refused');
  const [shown, before] = isAboutLast ? [exchanges.slice(-1), exchanges.slice(0, -1)] : [exchanges, []];
  const wires = (some: typeof exchanges) =>
    some.map((exchange) => <Wire key={exchange.id} exchange={exchange} live={mode !== 'sandbox'} />);
  return (
    <div class="exchanges">
      {wires(shown)}
      {before.length > 0 && (
        <details class="earlier">
          <summary>{before.length === 1 ? 'The call before it' : `The ${before.length} calls before it`}</summary>
          {wires(before)}
        </details>
      )}
    </div>
  );
}
