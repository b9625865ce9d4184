import { compactVerify, decodeProtectedHeader } from 'jose';
import { isObject } from '../../core/http/body.ts';
import type { Member, MemberSession, Organization } from '../entities.ts';
import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';
import { signJwt } from '../../core/keys/sign.ts';
import { MINUTE } from '../../core/time.ts';

/** The lifetime of a session JWT, independent of the session's (docs/stytch.md, "Lifetimes"). */
const JWT_LIFE = 5 * MINUTE;
const SESSION_CLAIM = 'https://stytch.com/session';
const issuer = (projectId: string) => `stytch.com/${projectId}`;

type SessionObjects = { session: MemberSession; member: Member; organization: Organization };

/** Creates a session JWT in sandbox time, with the claims of docs/stytch.md, "Session JWT". */
export async function signSessionJwt(
  { keys, project, now }: Pick<Call, 'keys' | 'project' | 'now'>,
  { session, member, organization }: SessionObjects,
): Promise<string> {
  const issued = Math.floor(now / 1000);
  const claims = {
    ...session.custom_claims,
    [SESSION_CLAIM]: {
      id: session.member_session_id,
      started_at: session.started_at,
      last_accessed_at: session.last_accessed_at,
      expires_at: session.expires_at,
      attributes: { ip_address: '', user_agent: '' },
      authentication_factors: session.authentication_factors,
      roles: session.roles,
    },
    'https://stytch.com/organization': {
      organization_id: organization.organization_id,
      slug: organization.organization_slug,
    },
    iss: issuer(project.id),
    aud: [project.id],
    sub: member.member_id,
    iat: issued,
    nbf: issued,
    exp: issued + JWT_LIFE / 1000,
  };
  return signJwt(claims, await keys.signingKey(project));
}

/**
 * Verifies a session JWT and returns the session's id. An expired JWT is accepted, because only the session counts
 * (docs/stytch.md, "Sessions").
 * @throws {StytchError} when the JWT is not valid for this project
 */
export async function readSessionJwt({ keys, project }: Pick<Call, 'keys' | 'project'>, jwt: string): Promise<string> {
  const claims = await verifiedClaims(keys, project, jwt);
  if (claims.iss !== issuer(project.id)) fail('jwt_invalid_issuer');
  const audience = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (!audience.includes(project.id)) fail('jwt_invalid_audience');
  const session = claims[SESSION_CLAIM];
  if (!isObject(session) || typeof session.id !== 'string') return fail('jwt_invalid_claims');
  return session.id;
}

async function verifiedClaims(
  keys: Call['keys'],
  project: Call['project'],
  jwt: string,
): Promise<Record<string, unknown>> {
  const kid = keyId(jwt);
  const key = (await keys.publishedKeys(project)).find((published) => published.kid === kid);
  if (!key) return fail('unable_to_parse_session_jwt');
  const { payload } = await compactVerify(jwt, key.publicKey, { algorithms: ['RS256'] }).catch(() =>
    fail('unable_to_parse_session_jwt'),
  );
  // The sandbox signed it, so it is JSON.
  const claims: unknown = JSON.parse(new TextDecoder().decode(payload));
  return isObject(claims) ? claims : fail('jwt_invalid_claims');
}

function keyId(jwt: string): string | undefined {
  try {
    return decodeProtectedHeader(jwt).kid;
  } catch {
    return fail('unable_to_parse_session_jwt');
  }
}
