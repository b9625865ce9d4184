import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import type { Secret } from '../config/secret.ts';

/** Encrypts credentials at rest, with AES-256-GCM. */
export interface Seal {
  /**
   * Encrypts a text.
   * @param owner what it belongs to, such as a reader's id; only the same owner can unseal it
   */
  seal(text: string, owner: string): string;
  /** Decrypts a text. Undefined if it was changed, has another owner, or was sealed with another secret. */
  unseal(sealed: string, owner: string): string | undefined;
  /** Returns a keyed hash, to look up a value that must not be stored. */
  digest(text: string): string;
}

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Derives one key per use, so that neither use reveals anything about the other. A key object, because Node takes ten
 * times as long with bytes, which it turns into one each time.
 */
const keyFor = (secret: Secret, use: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret.reveal(), '', use, 32)));

/**
 * Creates the seal, once per process.
 * @param secret the setting APP_SECRET
 * @param previous an earlier one, whose texts can still be unsealed
 */
export function createSeal(secret: Secret, previous?: Secret): Seal {
  const sealKey = keyFor(secret, 'first-login/seal');
  const keys = [sealKey, ...(previous ? [keyFor(previous, 'first-login/seal')] : [])];
  const digestKey = keyFor(secret, 'first-login/digest');
  return {
    seal(text, owner) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, sealKey, iv).setAAD(Buffer.from(owner));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    unseal(sealed, owner) {
      for (const key of keys) {
        const text = decrypt(key, sealed, owner);
        if (text !== undefined) return text;
      }
      return undefined;
    },
    digest: (text) => createHmac('sha256', digestKey).update(text).digest('base64url'),
  };
}

function decrypt(key: KeyObject, sealed: string, owner: string): string | undefined {
  try {
    const bytes = Buffer.from(sealed, 'base64url');
    const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(owner))
      .setAuthTag(tag);
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
