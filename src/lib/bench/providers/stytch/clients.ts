import { LRUCache } from 'lru-cache';
import type { B2BClient } from 'stytch';
import { createClient } from '../../../quickstart/stytch/client.ts';
import { createHash } from 'node:crypto';
import type { Connection } from '../../credentials/types.ts';

/** What a client is made from. */
type Target = Pick<Connection, 'url' | 'id' | 'secret'>;

/** The official SDK's clients. SealedStore, because a client fetches the key set once for itself. */
export interface Clients {
  of(target: Target): B2BClient;
  /** Lets go of a client, and with it of the secret in it. */
  forget(target: Target): void;
}

/** An hour, like a reader's own credentials: the client holds the secret. */
const UNUSED_MS = 60 * 60 * 1000;

export function createClients(): Clients {
  const kept = new LRUCache<string, B2BClient>({ max: 500, ttl: UNUSED_MS, updateAgeOnGet: true });
  return {
    of(target) {
      const key = keyOf(target);
      const known = kept.get(key);
      if (known) return known;
      const client = withoutAddressWarning(() =>
        createClient({
          STYTCH_PROJECT_ID: target.id,
          STYTCH_SECRET: target.secret.reveal(),
          STYTCH_API_URL: target.url,
        }),
      );
      kept.set(key, client);
      return client;
    },
    forget: (target) => void kept.delete(keyOf(target)),
  };
}

/** With the secret: whoever types another's project id and a wrong secret must not get the right one's client. */
const keyOf = ({ url, id, secret }: Target) =>
  createHash('sha256').update([url, id, secret.reveal()].join(' ')).digest('base64url');

/**
 * The SDK warns whenever it is pointed elsewhere. Here that is the plan; making a client is synchronous, so nothing
 * slips in between.
 */
function withoutAddressWarning<T>(make: () => T): T {
  /* eslint-disable no-console -- the SDK's own warning is what is caught here */
  const { warn } = console;
  console.warn = (...texts: unknown[]) => {
    if (!String(texts[0]).startsWith("[Stytch] Warning: Using a custom 'env'")) warn(...texts);
  };
  try {
    return make();
  } finally {
    console.warn = warn;
  }
  /* eslint-enable no-console */
}
