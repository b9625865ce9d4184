import {
  createAuthenticator,
  type Authenticator,
  type CreateOptions,
  type GetOptions,
  type Passkey,
} from '../../lib/sandbox/passwordless/testing/authenticator.ts';

/*
 * An authenticator in software, for a browser without one and for a reader on a projector. Its messages are real: the
 * server checks them as it checks any device's. It asks nobody, which is why nothing but a lesson should use one.
 */

const DATABASE = 'first-login-simulated-passkeys';
const STORE = 'passkeys';

/** What takes the place of `navigator.credentials` for one ceremony. */
export interface Simulated {
  create: (options: CredentialCreationOptions) => Promise<Credential>;
  get: (options: CredentialRequestOptions) => Promise<Credential>;
}

/** The reader's simulated authenticator. Its keys stay in this browser's storage, and two tabs take turns. */
export const createSimulated = () =>
  simulatedBy((work) =>
    navigator.locks.request(DATABASE, async () => {
      const passkeys = await readPasskeys();
      const answer = await work(createAuthenticator({ passkeys }));
      await writePasskeys(passkeys);
      return answer;
    }),
  );

/** One that is gone when the ceremony is over. Without a counter it says that it is kept on several devices, as those are. */
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

/** With the one method of a credential that the official client calls. */
function asCredential<T extends { clientExtensionResults: object }>({ clientExtensionResults, ...credential }: T) {
  return { ...credential, getClientExtensionResults: () => clientExtensionResults } as unknown as PublicKeyCredential;
}

/** IndexedDB keeps a private key that no script can read out, not even this one. */
function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return done(request);
}

async function readPasskeys(): Promise<Passkey[]> {
  const database = await open();
  const kept = await done(
    database.transaction(STORE).objectStore(STORE).get('all') as IDBRequest<Passkey[] | undefined>,
  );
  database.close();
  return kept ?? [];
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
