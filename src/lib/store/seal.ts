import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Secret } from '../config/secret.ts';

/** Keeps what opens something unreadable at rest. AES-256-GCM: what was changed does not open. */
export interface Seal {
  /** @param whose what it belongs to: under another name it does not open */
  close(text: string, whose: string): string;
  /** @returns undefined when it was changed, belongs to another or was sealed under another secret */
  open(sealed: string, whose: string): string | undefined;
  /** The same word for the same text, and no way back: to look something up that must not be kept. */
  digest(text: string): string;
}

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Two keys of one secret, so that neither use says anything about the other. */
const keyFor = (secret: Secret, use: string) => Buffer.from(hkdfSync('sha256', secret.reveal(), '', use, 32));

export function createSeal(secret: Secret): Seal {
  const sealKey = keyFor(secret, 'first-login/seal');
  const digestKey = keyFor(secret, 'first-login/digest');
  return {
    close(text, whose) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, sealKey, iv).setAAD(Buffer.from(whose));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(sealed, whose) {
      try {
        const bytes = Buffer.from(sealed, 'base64url');
        const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
        const decipher = createDecipheriv(ALGORITHM, sealKey, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(whose))
          .setAuthTag(tag);
        return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
    digest: (text) => createHmac('sha256', digestKey).update(text).digest('base64url'),
  };
}
