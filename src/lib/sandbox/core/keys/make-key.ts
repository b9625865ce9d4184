import { exportJWK, generateKeyPair } from 'jose';
import { KeyObject } from 'node:crypto';
import { newId } from '../ids.ts';
import { selfSign } from './certificate.ts';

/**
 * Creates a key pair for RS256 and its certificate, as a row stores them.
 * @param now real time in milliseconds
 */
export async function makeKey(now: number) {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const kid = newId('jwk');
  const [secret, open] = [KeyObject.from(pair.privateKey), KeyObject.from(pair.publicKey)];
  const { x5c, thumbprint } = selfSign(kid, open, secret, new Date(now));
  // Both spellings of the thumbprint: the description says x5tS256, RFC 7517 says x5t#S256 (docs/stytch.md,
  // "Sessions").
  const marks = {
    kid,
    alg: 'RS256',
    use: 'sig',
    key_ops: ['verify'],
    x5c: [x5c],
    x5tS256: thumbprint,
    'x5t#S256': thumbprint,
  };
  return {
    kid,
    private_jwk: JSON.stringify({ ...(await exportJWK(pair.privateKey)), kid, alg: 'RS256' }),
    public_jwk: JSON.stringify({ ...(await exportJWK(pair.publicKey)), ...marks }),
    created_at: now,
  };
}
