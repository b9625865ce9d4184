import {
  createAuthenticator,
  type Authenticator,
  type CreateOptions,
  type GetOptions,
  type Passkey,
} from '../../lib/sandbox/passwordless/testing/authenticator.ts';

/*
 * A software authenticator, for browsers without one and for demos. Its messages are real, and the server verifies them
 * like any device's. It never asks the user, so use it only for teaching.
 */

const DATABASE = 'first-login-simulated-passkeys';
const STORE = 'passkeys';

/** Replaces `navigator.credentials` for one ceremony. */
export interface Simulated {
  create: (options: CredentialCreationOptions) => Promise<Credential>;
  get: (options: CredentialRequestOptions) => Promise<Credential>;
}

/** The reader's simulated authenticator. Keys are stored in this browser; a lock serializes its tabs. */
export const createSimulated = () =>
  simulatedBy((work) =>
    navigator.locks.request(DATABASE, async () => {
      const passkeys = await readPasskeys();
      const answer = await work(createAuthenticator({ passkeys }));
      await writePasskeys(passkeys);
      return answer;
    }),
  );

/** A temporary authenticator. Without a counter it reports itself as synced, as real ones do. */
export function createPassing(counts: boolean): Simulated {
  const authenticator = createAuthenticator({ counts, synchronised: !counts });
  return simulatedBy((work) => work(authenticator));
}

type Work = (authenticator: Authenticator) => Promise<Credential>;

function simulatedBy(withAuthenticator: (work: Work) => Promise<Credential>): Simulated {
  const page = { origin: location.origin };
  return {
    create: ({ publicKey }) =>
      withAuthenticator(async (device) => asCredential(await device.create(publicKey as CreateOptions, page))),
    get: ({ publicKey }) =>
      withAuthenticator(async (device) => asCredential(await device.get(publicKey as GetOptions, page))),
  };
}

/** Adds the one credential method the official client calls. */
function asCredential<T extends { clientExtensionResults: object }>({ clientExtensionResults, ...credential }: T) {
  return { ...credential, getClientExtensionResults: () => clientExtensionResults } as unknown as PublicKeyCredential;
}

/** IndexedDB can store a non-extractable private key, which no script can read. */
function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return done(request);
}

async function readPasskeys(): Promise<Passkey[]> {
  const database = await open();
  const stored = await done(
    database.transaction(STORE).objectStore(STORE).get('all') as IDBRequest<Passkey[] | undefined>,
  );
  database.close();
  return stored ?? [];
}

async function writePasskeys(passkeys: Passkey[]): Promise<void> {
  const database = await open();
  await done(database.transaction(STORE, 'readwrite').objectStore(STORE).put(passkeys, 'all'));
  database.close();
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('This browser keeps nothing for this page.'));
  });
}
