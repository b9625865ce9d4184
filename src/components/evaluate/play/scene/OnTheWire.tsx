import type { RunResult } from '../../../../lib/bench/index.ts';
import { Wire } from '../../../bench/wire/Wire.tsx';

interface Props {
  result: RunResult;
  /** Whether the scene opens the link in an email. */
  opensLink: boolean;
}

/** A scene's calls as they went. Loaded when a reader first asks for it. */
export function OnTheWire({ result, opensLink }: Props) {
  const { outcome, exchanges } = result;
  return (
    <div class="on-wire">
      <p>
        {/* The detail of a success says what to press next in the guide. */}
        <b>{outcome.sentence}</b> {outcome.kind !== 'done' && outcome.detail}
      </p>
      {exchanges.length === 0 && outcome.kind === 'done' && (
        <p class="nothing">
          {opensLink ? 'No API call: the browser opened the link in the email.' : 'No API call in this scene.'}
        </p>
      )}
      {exchanges.map((exchange) => (
        <Wire key={exchange.id} exchange={exchange} live={false} />
      ))}
    </div>
  );
}
