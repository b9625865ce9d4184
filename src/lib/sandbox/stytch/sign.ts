import { SignJWT, type CryptoKey } from 'jose';

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
}

/** Signs claims as an RS256 JWT. */
export const signJwt = (claims: Record<string, unknown>, { kid, privateKey }: SigningKey): Promise<string> =>
  // Node's SDK refuses a token without `typ: JWT`.
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(privateKey);
