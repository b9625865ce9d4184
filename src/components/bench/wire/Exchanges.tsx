import type { RunResult } from '../../../lib/bench/index.ts';
import { Wire } from './Wire.tsx';

/** What a run sent and what came back, in order. */
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
