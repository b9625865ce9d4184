import { signJwt } from '../../core/keys/sign.ts';
import { HOUR } from '../../core/time.ts';
import type { Oauth2Call } from './route.ts';

/** The lifetime of an access token of a client without a user (docs/stytch-federation.md, "M2M token"). */
const LIFE = HOUR;

/** Makes the answer with an access token that acts for a client itself. */
export async function clientToken(call: Oauth2Call, clientId: string, scopes: readonly string[]) {
  const issued = Math.floor(call.now / 1000);
  const scope = scopes.join(' ');
  const claims = {
    sub: clientId,
    iss: `stytch.com/${call.project.id}`,
    aud: [call.project.id],
    scope,
    iat: issued,
    nbf: issued,
    exp: issued + LIFE / 1000,
  };
  const access_token = await signJwt(claims, await call.keys.signingKey(call.project));
  return { access_token, token_type: 'bearer', expires_in: LIFE / 1000, scope };
}
