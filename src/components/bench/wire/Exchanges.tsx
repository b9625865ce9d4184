import type { RunResult } from '../../../lib/bench/index.ts';
import { Wire } from './Wire.tsx';

/** The requests of a run with their responses, in order. */
export function Exchanges({ result }: { result: RunResult | null }) {
  const live = (result?.mode ?? 'sandbox') !== 'sandbox';
  return (
    <div class="exchanges">
      {result?.exchanges.map((exchange) => (
        <Wire key={exchange.id} exchange={exchange} live={live} />
      ))}
    </div>
  );
}
