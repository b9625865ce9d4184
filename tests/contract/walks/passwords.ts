import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { startSandbox } from '../harness.ts';

const email_address = 'ada@example.com';
const [FIRST, SECOND, THIRD] = ['violet otter compiles 42', 'copper lantern reviews 17', 'marble canoe forgets 88'];

/** Calls every operation of passwords through the SDK. */
export async function walkPasswords({
  stytch,
  control,
  project,
  newestToken,
}: Awaited<ReturnType<typeof startSandbox>>): Promise<void> {
  const { organization } = await stytch.organizations.create({
    organization_name: 'Secrets',
    organization_slug: 'secrets',
  });
  const { organization_id } = organization;
  const member = { organization_id, email_address };
  expect((await stytch.passwords.strengthCheck({ password: FIRST })).valid_password).toBe(true);
  const hash = createHash('sha1').update(FIRST).digest('hex');
  const { member: migrated } = await stytch.passwords.migrate({ ...member, hash, hash_type: 'sha_1' });
  expect((await stytch.passwords.authenticate({ ...member, password: FIRST })).member_authenticated).toBe(true);
  await stytch.passwords.existingPassword.reset({ ...member, existing_password: FIRST, new_password: SECOND });
  await stytch.passwords.email.resetStart(member);
  const reset = await stytch.passwords.email.reset({ password_reset_token: await newestToken(), password: THIRD });
  const { session_token } = reset;
  const kept = await stytch.passwords.sessions.reset({ organization_id, session_token, password: FIRST });
  expect(kept.session_token).toBe(session_token);
  const deleted = await stytch.organizations.members.deletePassword({
    organization_id,
    member_password_id: migrated.member_password_id,
  });
  expect(deleted.member.member_password_id).toBe('');

  await control('POST', '/settings', project, { password_policy: { cross_org_passwords_enabled: true } });
  await stytch.passwords.discovery.email.resetStart({ email_address });
  await stytch.passwords.discovery.email.reset({ password_reset_token: await newestToken(), password: SECOND });
  const discovered = await stytch.passwords.discovery.authenticate({ email_address, password: SECOND });
  expect(discovered.discovered_organizations.length).toBeGreaterThan(0);
  await stytch.passwords.email.requireReset({ email_address });
  await control('POST', '/settings', project, { password_policy: {} });
}
