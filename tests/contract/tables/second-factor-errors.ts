import type { ErrorType } from '../../../src/lib/sandbox/stytch/errors.ts';
import { totpCode } from '../walks/second-factors.ts';
import type { Refused, StartedSandbox } from './errors.ts';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const PHONE = '+15551234567';

/** Creates a member of Globex. */
async function memberOf({ stytch }: StartedSandbox, fields: object = {}) {
  const { member_id } = await stytch.organizations.members.create({
    organization_id: 'globex',
    email_address: 'ada@example.com',
    ...fields,
  });
  return { organization_id: 'globex', member_id };
}

/** Creates a member with a session. */
async function loggedIn(bench: StartedSandbox, fields?: object) {
  const member = await memberOf(bench, fields);
  return { ...member, session_token: (await bench.logIn('ada@example.com')).session_token };
}

/** Creates a member with a session and an authenticator app that was used. */
async function withTotp(bench: StartedSandbox) {
  const held = await loggedIn(bench);
  const { organization_id, member_id } = held;
  await bench.stytch.totps.migrate({ organization_id, member_id, secret: SECRET, recovery_codes: ['once'] });
  return held;
}

/** Tries the same wrong code several times. */
async function tryWrongCode(bench: StartedSandbox, times: number) {
  const held = await withTotp(bench);
  for (let i = 1; i < times; i++) await bench.stytch.totps.authenticate({ ...held, code: wrongCode() }).catch(() => {});
  return bench.stytch.totps.authenticate({ ...held, code: wrongCode() });
}

const wrongCode = () => totpCode(SECRET, 100);

/** Calls about second factors that fail because of existing data. */
export const secondFactorErrors: Partial<Record<ErrorType, Refused>> = {
  action_available_only_for_active_members: async (bench) =>
    bench.stytch.totps.create(await memberOf(bench, { create_member_as_pending: true })),
  action_available_only_once_primary_authentication_is_met: async (bench) => {
    const member = await memberOf(bench, { mfa_phone_number: PHONE });
    const organization = { organization_id: 'globex', auth_methods: 'RESTRICTED', allowed_auth_methods: ['sso'] };
    await bench.stytch.organizations.update({ ...organization, mfa_policy: 'REQUIRED_FOR_ALL' });
    const intermediate_session_token = await bench.open('ada@example.com');
    return bench.stytch.otps.sms.authenticate({ ...member, intermediate_session_token, code: '123456' });
  },
  operation_restricted_by_organization_mfa_methods: async (bench) => {
    const member = await memberOf(bench, { mfa_phone_number: PHONE });
    const settings = { mfa_methods: 'RESTRICTED', allowed_mfa_methods: ['totp'] };
    await bench.stytch.organizations.update({ organization_id: 'globex', ...settings });
    return bench.stytch.otps.sms.send(member);
  },
  insufficient_factors: async (bench) => {
    const held = await withTotp(bench);
    return bench.stytch.otps.sms.send({ ...held, mfa_phone_number: PHONE });
  },
  member_session_member_id_mismatch: async (bench) => {
    const { session_token } = await bench.logIn('bob@example.com');
    return bench.stytch.totps.create({ ...(await memberOf(bench)), session_token });
  },
  user_lock_limit_reached: (bench) => tryWrongCode(bench, 11),
  missing_sms_parameter: async (bench) => bench.stytch.otps.sms.send(await memberOf(bench)),
  member_phone_number_not_found: async (bench) =>
    bench.stytch.organizations.members.deleteMFAPhoneNumber(await memberOf(bench)),
  active_totp_exists: async (bench) => bench.stytch.totps.create(await withTotp(bench)),
  totp_not_found: async (bench) => bench.stytch.organizations.members.deleteTOTP(await memberOf(bench)),
  expired_totp: async (bench) => {
    const member = await memberOf(bench);
    await bench.stytch.totps.create({ ...member, expiration_minutes: 5 });
    await bench.control('POST', '/clock', bench.project, { advance_seconds: 300 });
    const { session_token } = await bench.logIn('ada@example.com');
    return bench.stytch.totps.authenticate({ ...member, session_token, code: '123456' });
  },
  invalid_totp_code: async (bench) => bench.stytch.totps.authenticate({ ...(await withTotp(bench)), code: '12345' }),
  unable_to_authenticate_totp: (bench) => tryWrongCode(bench, 1),
  totp_code_already_authenticated: async (bench) => {
    const held = await withTotp(bench);
    const code = totpCode(SECRET);
    await bench.stytch.totps.authenticate({ ...held, code });
    return bench.stytch.totps.authenticate({ ...held, code });
  },
  recovery_code_used_as_totp_code: async (bench) =>
    bench.stytch.totps.authenticate({ ...(await withTotp(bench)), code: 'once' }),
  totp_code_used_as_recovery_code: async (bench) =>
    bench.stytch.recoveryCodes.recover({ ...(await withTotp(bench)), recovery_code: '123456' }),
  invalid_recovery_code: async (bench) =>
    bench.stytch.recoveryCodes.recover({ ...(await withTotp(bench)), recovery_code: '' }),
  unable_to_authenticate_recovery_code: async (bench) => {
    const held = { ...(await withTotp(bench)), recovery_code: 'once' };
    await bench.stytch.recoveryCodes.recover(held);
    return bench.stytch.recoveryCodes.recover(held);
  },
  no_active_recovery_code_backed_factor: async (bench) => bench.stytch.recoveryCodes.get(await memberOf(bench)),
};
