import { expect } from 'vitest';
import { fromBase32 } from '../../../src/lib/sandbox/stytch/totps/base32.ts';
import { codeAt, stepOf } from '../../../src/lib/sandbox/stytch/totps/totp-code.ts';
import type { startSandbox } from '../harness.ts';

const email_address = 'ada@example.com';

/** The code that an authenticator app shows. */
export const totpCode = (secret: string, shift = 0) => codeAt(fromBase32(secret), stepOf(Date.now()) + shift);

/** Calls every operation of second factors and of codes by email through the SDK. */
export async function walkSecondFactors({
  stytch,
  logIn,
  control,
  project,
}: Awaited<ReturnType<typeof startSandbox>>): Promise<void> {
  const code = async () => String((await control('GET', '/messages', project)).body.messages[0].code);
  const { organization } = await stytch.organizations.create({
    organization_name: 'Two factors',
    organization_slug: 'two-factors',
    mfa_policy: 'REQUIRED_FOR_ALL',
  });
  const { organization_id } = organization;
  const { member_id } = await stytch.organizations.members.create({ organization_id, email_address });
  const member = { organization_id, member_id };

  await stytch.otps.email.loginOrSignup({ organization_id, email_address });
  const first = await stytch.otps.email.authenticate({ organization_id, email_address, code: await code() });
  expect(first).toMatchObject({ member_authenticated: false, session_token: '', mfa_required: {} });
  const { intermediate_session_token } = first;
  await stytch.otps.sms.send({ ...member, intermediate_session_token, mfa_phone_number: '+15551234567' });
  const second = await stytch.otps.sms.authenticate({ ...member, intermediate_session_token, code: await code() });
  expect(second.member_session?.authentication_factors.map(({ type }) => type)).toEqual(['email_otp', 'otp']);

  const { session_token } = second;
  const totp = await stytch.totps.create({ ...member, session_token });
  await stytch.totps.authenticate({ ...member, session_token, code: totpCode(totp.secret), set_default_mfa: true });
  expect((await stytch.recoveryCodes.get(member)).recovery_codes).toEqual(totp.recovery_codes);
  const { recovery_codes } = await stytch.recoveryCodes.rotate(member);
  const next = await logIn(email_address, organization_id);
  expect(next.mfa_required).toEqual({
    member_options: { mfa_phone_number: '+15551234567', totp_registration_id: totp.totp_registration_id },
    secondary_auth_initiated: null,
  });
  const recovered = await stytch.recoveryCodes.recover({
    ...member,
    intermediate_session_token: next.intermediate_session_token,
    recovery_code: recovery_codes[0] ?? '',
  });
  expect(recovered.recovery_codes_remaining).toBe(9);
  expect((await stytch.organizations.members.deleteTOTP(member)).member.totp_registration_id).toBe('');
  const bare = await stytch.organizations.members.deleteMFAPhoneNumber(member);
  expect(bare.member).toMatchObject({ mfa_phone_number: '', default_mfa_method: '' });
  const migrated = await stytch.totps.migrate({ ...member, secret: totp.secret, recovery_codes: ['old'] });
  expect(migrated.recovery_codes).toEqual(['old']);
}
