import { useEffect, useRef } from 'preact/hooks';
import { credentials } from '../../../lib/guides/credentials.ts';
import type { Holding } from '../../../lib/bench/index.ts';
import { tokensOf, tokensOfOthers, type OtherGuide } from './by-guide.ts';
import { endsSoon, timeLeft, useNow } from './time.ts';
import { announce } from '../../chrome/announce.ts';

interface Props {
  provider: string;
  others: OtherGuide[];
  holdings: Holding[];
  emulated: boolean;
}

/** The tokens the reader holds, with who holds each and until when. Other products' tokens are listed by name. */
export function Holdings({ provider, others, holdings, emulated }: Props) {
  const now = useNow();
  const usable = holdings.filter(({ expires_at }) => now === null || expires_at === null || expires_at > now);
  const alive = tokensOf(provider, usable);
  useWarning(alive, now);
  return (
    <div class="holdings">
      <h3 id="tokens">Tokens</h3>
      {alive.length === 0 && <p>none yet</p>}
      <ul aria-labelledby="tokens">
        {alive.map(({ kind, expires_at, sent_to }) => {
          const { name, mark, heldBy } = credentials[kind];
          return (
            <li key={kind} class={`cred cred-${kind}`}>
              <b>
                <span class="cred-mark" aria-hidden="true">
                  {mark}
                </span>
                {name}
              </b>
              <span>{sent_to ? `for ${sent_to}` : heldBy}</span>
              {expires_at !== null && now !== null && (
                <time
                  class={endsSoon(expires_at, now) ? 'soon' : undefined}
                  dateTime={new Date(expires_at).toISOString()}
                  title={
                    emulated ? 'According to the emulator' : 'According to the provider’s response or documentation'
                  }
                >
                  {timeLeft(expires_at, now)}
                </time>
              )}
            </li>
          );
        })}
      </ul>
      {tokensOfOthers(others, usable).map(({ id, name, tokens }) => (
        <p key={id} class="elsewhere">
          You also have tokens for <a href={`/guides/${id}/`}>{name}</a>, which this guide doesn’t use: {tokens}
        </p>
      ))}
    </div>
  );
}

/** Countdowns are silent. A token about to expire is announced once. */
function useWarning(alive: Holding[], now: number | null): void {
  const warned = useRef(new Set<string>());
  useEffect(() => {
    if (now === null) return;
    for (const { kind, value, expires_at } of alive) {
      if (expires_at === null || !endsSoon(expires_at, now) || warned.current.has(value)) continue;
      warned.current.add(value);
      announce(`Less than a minute left for the ${credentials[kind].name}.`);
    }
  }, [alive, now]);
}
