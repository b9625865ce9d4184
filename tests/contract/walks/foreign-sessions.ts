import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { expect } from 'vitest';
import type { startSandbox } from '../harness.ts';

type StartedSandbox = Awaited<ReturnType<typeof startSandbox>>;

/** Registers an issuer of trusted tokens. */
export async function trustedIssuer({ control, project }: StartedSandbox, fields: object = {}) {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const profile = {
    issuer: 'https://issuer.example',
    audience: 'stytch',
    jwks: { keys: [await exportJWK(publicKey)] },
  };
  const { profile_id } = (await control('POST', '/trusted_token_profiles', project, { ...profile, ...fields })).body;
  const sign = (claims: JWTPayload) =>
    new SignJWT({ iss: profile.issuer, aud: profile.audience, jti: 'token-1', ...claims })
      .setProtectedHeader({ alg: 'ES256' })
      .setExpirationTime('5 minutes')
      .sign(privateKey);
  return { profile_id: String(profile_id), sign };
}

/** Calls the operations that make a session of another provider's. */
export async function walkForeignSessions(bench: StartedSandbox): Promise<void> {
  const { stytch, control, project } = bench;
  const organization_id = 'globex';
  await control('POST', '/external_sessions', project, { session_token: 'theirs', email_address: 'grace@example.com' });
  const migrated = await stytch.sessions.migrate({ session_token: 'theirs', organization_id });
  expect(migrated.member_session?.authentication_factors).toMatchObject([{ type: 'imported' }]);
  const { profile_id, sign } = await trustedIssuer(bench, { can_jit_provision: true });
  const token = await sign({ email: 'new@example.com', organization_id });
  const attested = await stytch.sessions.attest({ profile_id, token });
  expect(attested.member_session.authentication_factors).toMatchObject([
    { type: 'trusted_auth_token', trusted_auth_token_factor: { token_id: 'token-1' } },
  ]);
  expect(attested.member).toMatchObject({ email_address: 'new@example.com', status: 'active' });
}
