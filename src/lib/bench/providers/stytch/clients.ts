import { LRUCache } from 'lru-cache';
import type { B2BClient } from 'stytch';
import { createClient } from '../../../quickstart/stytch/client.ts';
import { createHash } from 'node:crypto';
import type { Connection } from '../../credentials/types.ts';

/** The address and credentials of a client. */
type Target = Pick<Connection, 'url' | 'id' | 'secret'>;

/** The official SDK's clients. They're kept, because each fetches the key set once for itself. */
export interface Clients {
  of(target: Target): B2BClient;
  /** Drops a client, and the secret in it. */
  forget(target: Target): void;
}

/** An hour, like a reader's own credentials: the client holds the secret. */
const UNUSED_MS = 60 * 60 * 1000;

export function createClients(): Clients {
  const clients = new LRUCache<string, B2BClient>({ max: 500, ttl: UNUSED_MS, updateAgeOnGet: true });
  return {
    of(target) {
      const key = keyOf(target);
      const known = clients.get(key);
      if (known) return known;
      const client = withoutAddressWarning(() =>
        createClient({
          STYTCH_PROJECT_ID: target.id,
          STYTCH_SECRET: target.secret.reveal(),
          STYTCH_API_URL: target.url,
        }),
      );
      clients.set(key, client);
      return client;
    },
    forget: (target) => void clients.delete(keyOf(target)),
  };
}

/** Contains the secret, so that a known project id with a wrong secret doesn't get the project's client. */
const keyOf = ({ url, id, secret }: Target) =>
  createHash('sha256').update([url, id, secret.reveal()].join(' ')).digest('base64url');

/** Hides the SDK's warning about a custom address. Creating a client is synchronous, so no other warning is lost. */
function withoutAddressWarning<T>(make: () => T): T {
  /* oxlint-disable no-console -- the SDK's own warning is what is caught here */
  const { warn } = console;
  console.warn = (...texts: unknown[]) => {
    if (!String(texts[0]).startsWith("[Stytch] Warning: Using a custom 'env'")) warn(...texts);
  };
  try {
    return make();
  } finally {
    console.warn = warn;
  }
  /* oxlint-enable no-console */
}
