import type { RunResult } from '../../../../lib/bench/index.ts';
import { Wire } from '../../../bench/wire/Wire.tsx';

/** A scene's calls as they went. Loaded when a reader first asks for it. */
export function OnTheWire({ result }: { result: RunResult }) {
  const { outcome, exchanges } = result;
  return (
    <div class="on-wire">
      <p>
        <b>{outcome.sentence}</b> {outcome.detail}
      </p>
      {exchanges.length === 0 && <p class="nothing">No API call: the browser opened the link in the email.</p>}
      {exchanges.map((exchange) => (
        <Wire key={exchange.id} exchange={exchange} live={false} />
      ))}
    </div>
  );
}
