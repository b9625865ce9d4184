import { generateKeyPairSync } from 'node:crypto';
import { selfSign, toPem } from '../../src/lib/sandbox/core/keys/certificate.ts';

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

let known: ReturnType<typeof pair> | undefined;
let serial = 0;

/** Makes a certificate, each time another one. The key is the same: making one takes a tenth of a second. */
export function certificate(): string {
  const { publicKey, privateKey } = (known ??= pair());
  return toPem(selfSign(`Provider ${++serial}`, publicKey, privateKey, new Date()).x5c);
}

/** An RSA private key in PKCS #1. */
export const encryptionKey = (): string =>
  String((known ??= pair()).privateKey.export({ type: 'pkcs1', format: 'pem' }));

/** The same key in PKCS #8, which the API doesn't accept. */
export const pkcs8 = (): string => String((known ??= pair()).privateKey.export({ type: 'pkcs8', format: 'pem' }));
