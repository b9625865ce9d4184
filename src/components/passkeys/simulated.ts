import {
  createAuthenticator,
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

/** Takes the place of `navigator.credentials` for one ceremony. Its keys stay in this browser's storage. */
export function createSimulated() {
  const page = { origin: location.origin };
  const withPasskeys = async <T>(work: (authenticator: ReturnType<typeof createAuthenticator>) => Promise<T>) => {
    const passkeys = await readPasskeys();
    const answer = await work(createAuthenticator({ passkeys }));
    await writePasskeys(passkeys);
    return answer;
  };
  return {
    create: ({ publicKey }: CredentialCreationOptions) =>
      withPasskeys(async (authenticator) => asCredential(await authenticator.create(publicKey as CreateOptions, page))),
    get: ({ publicKey }: CredentialRequestOptions) =>
      withPasskeys(async (authenticator) => asCredential(await authenticator.get(publicKey as GetOptions, page))),
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
