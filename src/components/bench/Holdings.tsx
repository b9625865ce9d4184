import { credentials } from '../../lib/outline/credentials.ts';
import type { Holding } from '../../lib/lab/index.ts';
import { timeLeft, useNow } from './time.ts';

/** What the reader holds: kind, in whose hands, until when. */
export function Holdings({ holdings }: { holdings: Holding[] }) {
  const now = useNow();
  const alive = holdings.filter(({ expires_at }) => now === null || expires_at === null || expires_at > now);
  return (
    <div class="holdings">
      <h3 id="you-hold">You hold</h3>
      {alive.length === 0 && <p>nothing yet</p>}
      <ul aria-labelledby="you-hold">
        {alive.map(({ kind, expires_at }) => {
          const { name, mark, heldBy } = credentials[kind];
          return (
            <li key={kind} class={`cred cred-${kind}`}>
              <span class="cred-mark" aria-hidden="true">
                {mark}
              </span>
              <b>{name}</b>
              <span>{heldBy}</span>
              {expires_at !== null && now !== null && (
                <time dateTime={new Date(expires_at).toISOString()} title="The emulator's figure">
                  {timeLeft(expires_at, now)}
                </time>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
