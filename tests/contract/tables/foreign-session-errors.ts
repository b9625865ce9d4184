import type { ErrorType } from '../../../src/lib/sandbox/stytch/errors.ts';
import { trustedIssuer } from '../walks/foreign-sessions.ts';
import type { Refused } from './errors.ts';

const claims = { email: 'grace@example.com' };
const organization_id = 'globex';

/** Calls with another provider's session or token that fail. */
export const foreignSessionErrors: Partial<Record<ErrorType, Refused>> = {
  trusted_token_profile_not_found: ({ stytch }) => stytch.sessions.attest({ profile_id: 'none', token: 'a.b.c' }),
  trusted_token_profile_invalid_request: ({ stytch }) => stytch.sessions.attest({ profile_id: '', token: 'a.b.c' }),
  invalid_trusted_auth_token: async (bench) => {
    const { sign } = await trustedIssuer(bench);
    const { profile_id } = await trustedIssuer(bench);
    return bench.stytch.sessions.attest({ profile_id, organization_id, token: await sign(claims) });
  },
  token_missing_organization_id_claim: async (bench) => {
    const { profile_id, sign } = await trustedIssuer(bench);
    return bench.stytch.sessions.attest({ profile_id, token: await sign(claims) });
  },
  invalid_token_organization_id_claim: async (bench) => {
    const { profile_id, sign } = await trustedIssuer(bench);
    const token = await sign({ ...claims, organization_id: 'acme' });
    return bench.stytch.sessions.attest({ profile_id, organization_id, token });
  },
  migrate_from_external_unexpected_response: ({ stytch }) =>
    stytch.sessions.migrate({ session_token: 'unknown', organization_id }),
  migrate_from_external_missing_userinfo: async ({ stytch, control, project }) => {
    await control('POST', '/external_sessions', project, { session_token: 'theirs' });
    return stytch.sessions.migrate({ session_token: 'theirs', organization_id });
  },
  migrate_from_external_email_does_not_exist: async ({ stytch, control, project }) => {
    const session_token = 'theirs';
    await control('POST', '/external_sessions', project, { session_token, email_address: 'ada@example.com' });
    return stytch.sessions.migrate({ session_token, organization_id });
  },
};
