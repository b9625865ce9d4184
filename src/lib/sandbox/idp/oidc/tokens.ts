import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { claimsOf } from '../claims.ts';
import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';
import { personSchema } from '../people.ts';

/** Lifetime of ID and access tokens, in seconds. */
const TOKEN_LIFE = 3600;

/** A user's consent to a client. */
export const grantSchema = z.object({
  client_id: z.string(),
  scope: z.string(),
  nonce: z.string().optional(),
  person: personSchema,
});
export type Grant = z.output<typeof grantSchema>;

type Signer = Pick<Call, 'keys' | 'project' | 'now' | 'issuer'>;

/** The type in the header keeps one kind of token from being used as another. */
type Kind = 'JWT' | 'at+jwt' | 'refresh+jwt';

async function sign({ keys, project, now, issuer }: Signer, kind: Kind, claims: object, life: number): Promise<string> {
  const { kid, privateKey } = await keys.signingKey(project);
  const issued = Math.floor(now / 1000);
  return new SignJWT({ ...claims, iss: issuer, iat: issued, exp: issued + life })
    .setProtectedHeader({ alg: 'RS256', kid, typ: kind })
    .sign(privateKey);
}

/** Makes the response of the token endpoint. Access and refresh tokens hold the grant, so none is stored. */
export async function tokensFor(signer: Signer, grant: Grant) {
  const { client_id, scope, nonce, person } = grant;
  const claims = claimsOf(signer.project.id, person, client_id);
  const held = { sub: claims.sub, aud: signer.issuer, client_id, scope, person };
  const [id_token, access_token, refresh_token] = await Promise.all([
    sign(signer, 'JWT', { ...claims, aud: client_id, ...(nonce !== undefined && { nonce }) }, TOKEN_LIFE),
    sign(signer, 'at+jwt', held, TOKEN_LIFE),
    sign(signer, 'refresh+jwt', held, 90 * 24 * TOKEN_LIFE),
  ]);
  return { access_token, token_type: 'Bearer', expires_in: TOKEN_LIFE, scope, refresh_token, id_token };
}

/**
 * Reads an access or refresh token.
 * @throws {IdpError} when it's not valid
 */
export async function readGrant(
  { keys, project, now, issuer }: Signer,
  kind: Exclude<Kind, 'JWT'>,
  token: string,
): Promise<Grant> {
  const wrong = kind === 'at+jwt' ? 'invalid_token' : 'invalid_grant';
  try {
    const { kid } = decodeProtectedHeader(token);
    const key = (await keys.publishedKeys(project)).find((published) => published.kid === kid);
    if (!key) return fail(wrong);
    const { payload } = await jwtVerify(token, key.publicKey, {
      issuer,
      audience: issuer,
      typ: kind,
      currentDate: new Date(now),
    });
    const { client_id, scope, person } = payload;
    return { client_id: String(client_id), scope: String(scope), person: personSchema.parse(person) };
  } catch {
    return fail(wrong);
  }
}
