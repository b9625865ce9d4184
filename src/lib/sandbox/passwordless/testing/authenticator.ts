import { bigEndian, concat, fromText, randomBytes, sha256, toBase64Url, toBytes, type Bytes } from './bytes.ts';
import { encodeCbor, type Cbor } from './cbor.ts';
import { toDer } from './der.ts';

/*
 * A software authenticator, with the part of the browser in front of it. It makes real WebAuthn messages with ES256
 * keys, so the server's checks are real, too. It only uses web standards, because it runs in a page as well. Its keys
 * are in memory, and it never asks the user.
 */

/** A passkey on the device. The device doesn't notice when the server deletes it. */
export interface Passkey {
  id: Bytes;
  rpId: string;
  userHandle: Bytes;
  privateKey: CryptoKey;
  /** The public key, as sent to the server. */
  coseKey: Bytes;
  count: number;
}

export interface AuthenticatorSettings {
  /** Whether it counts signatures, as security keys do. Synced passkeys always report 0. */
  counts?: boolean;
  /** Whether it verifies the user, by fingerprint or PIN, rather than only their presence. */
  verifiesUser?: boolean;
  /** Whether passkeys are synced between devices. */
  synchronised?: boolean;
  passkeys?: Passkey[];
}

/** The page of a ceremony. */
export interface Page {
  origin: string;
}

/** For tests: forged values that a browser would never send. */
export interface Forgery {
  /** Another page's origin, in the signed client data. */
  origin?: string;
  /** Another domain's RP ID, in the signed data. */
  rpId?: string;
  challenge?: string;
  type?: string;
  /** The page that embeds this one, from another origin. */
  topOrigin?: string;
  /** Flips the last bit of the signature. */
  badSignature?: boolean;
  /** The user was not present. */
  absent?: boolean;
  count?: number;
}

interface Common {
  id: string;
  rawId: Bytes;
  type: 'public-key';
}
export interface Created extends Common {
  response: { clientDataJSON: Bytes; attestationObject: Bytes };
  clientExtensionResults: { credProps?: { rk: boolean } };
}
export interface Asserted extends Common {
  response: { clientDataJSON: Bytes; authenticatorData: Bytes; signature: Bytes; userHandle: Bytes };
  clientExtensionResults: Record<string, never>;
}

/** The options that are read. `navigator.credentials` accepts the same objects. */
export type CreateOptions = Pick<
  PublicKeyCredentialCreationOptions,
  'challenge' | 'pubKeyCredParams' | 'excludeCredentials' | 'authenticatorSelection' | 'extensions'
> & {
  rp: { id?: string };
  user: { id: BufferSource };
};
export type GetOptions = Pick<
  PublicKeyCredentialRequestOptions,
  'challenge' | 'rpId' | 'allowCredentials' | 'userVerification'
>;

/** COSE: an elliptic curve key (2) for ES256 (-7) on P-256 (1), with the coordinates under -2 and -3 (RFC 9053). */
const ES256 = -7;
const FLAG = { userPresent: 0x01, userVerified: 0x04, backupEligible: 0x08, backupState: 0x10, attested: 0x40 };
/** The model id of an authenticator without attestation. */
const NO_AAGUID = new Uint8Array(16);

export type Authenticator = ReturnType<typeof createAuthenticator>;

/**
 * Makes an authenticator.
 * @example
 * const authenticator = createAuthenticator();
 * const created = await authenticator.create(options, { origin: 'http://localhost:3000' });
 */
export function createAuthenticator(settings: AuthenticatorSettings = {}) {
  const { counts = true, verifiesUser = true, synchronised = false } = settings;
  const passkeys = settings.passkeys ?? [];
  const flags = (forged: Forgery) =>
    (forged.absent ? 0 : FLAG.userPresent) |
    (verifiesUser ? FLAG.userVerified : 0) |
    (synchronised ? FLAG.backupEligible | FLAG.backupState : 0);

  return {
    passkeys,

    /** Does what `navigator.credentials.create` does: makes a key pair for this site and user. */
    async create(options: CreateOptions, page: Page, forged: Forgery = {}): Promise<Created> {
      const rpId = checkRpId(options.rp.id, page);
      const { residentKey, userVerification } = options.authenticatorSelection ?? {};
      if (!options.pubKeyCredParams.some(({ alg }) => alg === ES256))
        throw new DOMException('No algorithm is offered that this authenticator knows.', 'NotSupportedError');
      if (userVerification === 'required' && !verifiesUser) throw notAllowed();
      if (passkeys.some((known) => known.rpId === rpId && listed(options.excludeCredentials, known)))
        throw new DOMException('The authenticator was previously registered.', 'InvalidStateError');

      const passkey = await newPasskey(rpId, toBytes(options.user.id));
      const clientDataJSON = clientData('webauthn.create', options.challenge, page, forged);
      const count = forged.count ?? (counts ? ++passkey.count : 0);
      const authenticatorData = concat(
        await sha256(fromText(forged.rpId ?? rpId)),
        Uint8Array.of(flags(forged) | FLAG.attested),
        bigEndian(count, 4),
        NO_AAGUID,
        bigEndian(passkey.id.length, 2),
        passkey.id,
        passkey.coseKey,
      );
      passkeys.push(passkey);
      const attestationObject = encodeCbor(
        new Map<string, Cbor>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authenticatorData],
        ]),
      );
      return {
        ...named(passkey),
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: options.extensions?.credProps ? { credProps: { rk: residentKey === 'required' } } : {},
      };
    },

    /** Does what `navigator.credentials.get` does: signs with the newest matching passkey. */
    async get(options: GetOptions, page: Page, forged: Forgery = {}): Promise<Asserted> {
      const rpId = checkRpId(options.rpId, page);
      if (options.userVerification === 'required' && !verifiesUser) throw notAllowed();
      const { allowCredentials = [] } = options;
      const passkey = passkeys.findLast(
        (known) => known.rpId === rpId && (allowCredentials.length === 0 || listed(allowCredentials, known)),
      );
      if (!passkey) throw notAllowed();

      const clientDataJSON = clientData('webauthn.get', options.challenge, page, forged);
      const count = forged.count ?? (counts ? ++passkey.count : 0);
      const authenticatorData = concat(
        await sha256(fromText(forged.rpId ?? rpId)),
        Uint8Array.of(flags(forged)),
        bigEndian(count, 4),
      );
      const signed = concat(authenticatorData, await sha256(clientDataJSON));
      const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, passkey.privateKey, signed);
      const signature = toDer(new Uint8Array(raw));
      const last = signature.length - 1;
      if (forged.badSignature) signature[last] = (signature[last] ?? 0) ^ 1;
      return {
        ...named(passkey),
        response: { clientDataJSON, authenticatorData, signature, userHandle: passkey.userHandle },
        clientExtensionResults: {},
      };
    },
  };
}

async function newPasskey(rpId: string, userHandle: Bytes): Promise<Passkey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  // A byte for "uncompressed", then both coordinates.
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const coseKey = encodeCbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, ES256],
      [-1, 1],
      [-2, point.slice(1, 33)],
      [-3, point.slice(33)],
    ]),
  );
  return { id: randomBytes(16), rpId, userHandle, privateKey: pair.privateKey, coseKey, count: 0 };
}

/** Makes the client data, which ties a response to one page and one challenge. */
function clientData(type: string, challenge: BufferSource, page: Page, forged: Forgery): Bytes {
  return fromText(
    JSON.stringify({
      type: forged.type ?? type,
      challenge: forged.challenge ?? toBase64Url(toBytes(challenge)),
      origin: forged.origin ?? page.origin,
      crossOrigin: forged.topOrigin !== undefined,
      ...(forged.topOrigin !== undefined && { topOrigin: forged.topOrigin }),
    }),
  );
}

/** The browser's rule, without its list of public suffixes: a page may use its own host or a parent domain. */
function checkRpId(rpId: string | undefined, { origin }: Page): string {
  const { hostname } = new URL(origin);
  if (rpId === undefined || rpId === hostname) return hostname;
  if (hostname.endsWith(`.${rpId}`) && rpId.includes('.')) return rpId;
  throw new DOMException(`The relying party ID "${rpId}" is not one that ${hostname} may use.`, 'SecurityError');
}

const listed = (list: readonly { id: BufferSource }[] | undefined, passkey: Passkey): boolean =>
  (list ?? []).some(({ id }) => toBase64Url(toBytes(id)) === toBase64Url(passkey.id));

const named = (passkey: Passkey): Common => ({ id: toBase64Url(passkey.id), rawId: passkey.id, type: 'public-key' });

/** The same error for everything that the user may have decided: a page must not learn which it was. */
const notAllowed = () => new DOMException('The operation either timed out or was not allowed.', 'NotAllowedError');
