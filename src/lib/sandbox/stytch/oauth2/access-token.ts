import { decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { signJwt } from '../../core/keys/sign.ts';
import { HOUR, MINUTE } from '../../core/time.ts';
import type { ConnectedApp } from '../connected-apps/app.ts';
import type { Call } from '../operation.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';

type Signer = Pick<Call, 'keys' | 'project' | 'now'>;

/** The lifetime of an access token of a client without a user, and of an ID token. */
const LIFE = HOUR;

const ORGANIZATION = 'https://stytch.com/organization';
const issuer = (projectId: string) => `stytch.com/${projectId}`;

async function sign({ keys, project, now }: Signer, claims: JWTPayload, life: number): Promise<string> {
  const issued = Math.floor(now / 1000);
  const times = { iat: issued, nbf: issued, exp: issued + life / 1000 };
  return signJwt({ iss: issuer(project.id), ...claims, ...times }, await keys.signingKey(project));
}

/** Makes the answer with an access token that acts for a client itself. */
export async function clientToken(call: Signer, clientId: string, scopes: readonly string[]) {
  const scope = scopes.join(' ');
  const access_token = await sign(call, { sub: clientId, aud: [call.project.id], scope }, LIFE);
  return { access_token, token_type: 'bearer', expires_in: LIFE / 1000, scope };
}

/** A member's permission for a connected app. */
interface Access {
  app: ConnectedApp;
  organization: OrganizationRow;
  member: MemberRow;
  scopes: string[];
}

/** Makes the answer with an access token that acts for a member. */
export async function userToken(call: Signer, { app, organization, member, scopes }: Access) {
  const { access_token_custom_audience: audience, access_token_expiry_minutes: minutes } = app.data;
  const scope = scopes.join(' ');
  const claims = {
    sub: member.id,
    aud: [call.project.id, ...(audience === '' ? [] : [audience])],
    client_id: app.id,
    jti: randomUUID(),
    scope,
    [ORGANIZATION]: { organization_id: organization.id, slug: organization.slug },
  };
  const access_token = await sign(call, claims, minutes * MINUTE);
  return { access_token, token_type: 'bearer', expires_in: minutes * 60, scope };
}

/** Makes an ID token (OpenID Connect Core, section 2). */
export const idToken = (call: Signer, { app, member, scopes }: Access, nonce: string | null): Promise<string> =>
  sign(
    call,
    {
      sub: member.id,
      aud: [app.id],
      ...(nonce !== null && { nonce }),
      ...(scopes.includes('email') && {
        email: member.email_address,
        email_verified: member.email_verified === 1,
      }),
      ...(scopes.includes('profile') && { name: member.profile.name }),
      ...(scopes.includes('phone') && { phone_number: member.profile.mfa_phone_number }),
    },
    LIFE,
  );

const accessClaims = z.looseObject({
  sub: z.string(),
  client_id: z.string(),
  jti: z.string(),
  scope: z.string(),
  iat: z.number(),
  exp: z.number(),
  [ORGANIZATION]: z.object({ organization_id: z.string(), slug: z.string() }),
});

/** The claims of an access token that acts for a member, and their organization. */
export type AccessClaims = z.output<typeof accessClaims> & { organization_id: string };

/** Reads an access token that acts for a member; undefined unless it's one of this project, and hasn't expired. */
export async function readUserToken({ keys, project, now }: Signer, token: string): Promise<AccessClaims | undefined> {
  try {
    const { kid } = decodeProtectedHeader(token);
    const key = (await keys.publishedKeys(project)).find((published) => published.kid === kid);
    if (!key) return undefined;
    const { payload } = await jwtVerify(token, key.publicKey, {
      issuer: issuer(project.id),
      audience: project.id,
      algorithms: ['RS256'],
      currentDate: new Date(now),
    });
    const claims = accessClaims.parse(payload);
    return { ...claims, organization_id: claims[ORGANIZATION].organization_id };
  } catch {
    return undefined;
  }
}
