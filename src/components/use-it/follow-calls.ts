import type { Exchange } from '../../lib/wire/exchange.ts';

/** Whether calls arrive right now. The site refuses a stream when too many are open. */
export type Following = 'connecting' | 'live' | 'refused';

interface Options {
  /** @param calls oldest first */
  onCalls(calls: Exchange[]): void;
  onState(state: Following): void;
}

/**
 * Follows the calls to the reader's project while the page can be seen. Browsers allow few connections to one site, so
 * a hidden page closes its own and continues later where it was.
 * @returns a function that stops
 */
export function followCalls({ onCalls, onState }: Options): () => void {
  let source: EventSource | null = null;
  let since = '';

  const open = () => {
    onState('connecting');
    const opened = new EventSource(`/api/bench/calls${since && `?since=${since}`}`);
    source = opened;
    opened.addEventListener('open', () => onState('live'));
    // The browser connects again by itself, except after a refusal.
    opened.addEventListener('error', () =>
      onState(opened.readyState === EventSource.CLOSED ? 'refused' : 'connecting'),
    );
    opened.addEventListener('calls', ({ data, lastEventId }: MessageEvent<string>) => {
      since = lastEventId;
      // This site's own stream, which sends what the type says (pages/api/bench/_calls.ts).
      onCalls(JSON.parse(data) as Exchange[]);
    });
  };
  const close = () => {
    source?.close();
    source = null;
  };
  const look = () => {
    if (document.visibilityState === 'hidden') close();
    else if (!source) open();
  };

  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    document.removeEventListener('visibilitychange', look);
    close();
  };
}
