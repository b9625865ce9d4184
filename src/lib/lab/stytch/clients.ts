import { LRUCache } from 'lru-cache';
import type { B2BClient } from 'stytch';
import { createClient } from '../../quickstart/stytch/client.ts';
import type { Credentials } from '../sandbox-project/control-plane.ts';

/** Gives the official SDK's client for a project. Kept, because a client fetches the key set once for itself. */
export type Clients = (credentials: Credentials) => B2BClient;

/** @param providerUrl the origin every client calls */
export function createClients(providerUrl: string): Clients {
  const kept = new LRUCache<string, B2BClient>({ max: 500 });
  return ({ project_id, secret }) => {
    const known = kept.get(project_id);
    if (known) return known;
    const client = withoutAddressWarning(() =>
      createClient({ STYTCH_PROJECT_ID: project_id, STYTCH_SECRET: secret.reveal(), STYTCH_API_URL: providerUrl }),
    );
    kept.set(project_id, client);
    return client;
  };
}

/** The SDK warns whenever it is pointed elsewhere. Here that is the plan; making a client is synchronous, so nothing slips in between. */
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
