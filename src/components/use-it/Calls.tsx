import { useState } from 'preact/hooks';
import type { Exchange } from '../../lib/wire/exchange.ts';
import { Wire } from '../bench/wire/Wire.tsx';
import { Path } from '../bench/wire/Path.tsx';
import type { Following } from './follow-calls.ts';

interface Props {
  /** Newest first. */
  calls: Exchange[];
  following: Following;
  hasReader: boolean;
}

/** The calls to the reader's project, as they arrive. */
export function Calls({ calls, following, hasReader }: Props) {
  return (
    <section class="calls" aria-label="Calls to your project">
      <h3>Calls</h3>
      <p class="following" data-following={hasReader ? following : 'off'}>
        {hasReader ? sentences[following] : 'Show your project first. Then its calls appear here as they arrive.'}
      </p>
      {hasReader && calls.length === 0 && <p class="nothing">No call yet. Run one of the programs below.</p>}
      {calls.map((call, index) => (
        <Call key={call.id} call={call} isNewest={index === 0} />
      ))}
    </section>
  );
}

const sentences: Record<Following, string> = {
  connecting: 'Connecting…',
  live: 'Live: calls appear here as they arrive.',
  refused: 'Calls don’t arrive right now. Close other tabs that show this page, then reload.',
};

/** One call, as a line to open. The newest is open until the reader closes it. */
function Call({ call, isNewest }: { call: Exchange; isNewest: boolean }) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isOpen = chosen ?? isNewest;
  const { method, path, response, started_at } = call;
  const isOk = response !== null && response.status < 400;
  return (
    <details class="call" open={isOpen} onToggle={({ currentTarget: { open } }) => open !== isOpen && setChosen(open)}>
      <summary>
        <span class={isOk ? 'status ok' : 'status bad'}>{response?.status ?? 'no response'}</span>{' '}
        <code>
          <Path text={`${method} ${path.split('?')[0]}`} />
        </code>{' '}
        <time dateTime={new Date(started_at).toISOString()}>{new Date(started_at).toLocaleTimeString()}</time>
      </summary>
      {isOpen && <Wire exchange={call} live={false} />}
    </details>
  );
}
