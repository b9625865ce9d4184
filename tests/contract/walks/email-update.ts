import { expect } from 'vitest';
import type { startSandbox } from '../harness.ts';

const organization_id = 'globex';

/** Changes a member's email by link and by code, and frees the old one, through the SDK. */
export async function walkEmailUpdate({
  stytch,
  logIn,
  control,
  project,
  newestToken,
}: Awaited<ReturnType<typeof startSandbox>>): Promise<void> {
  const { member_id } = await logIn('mary@example.com');
  const member = { organization_id, member_id };
  await stytch.organizations.members.startEmailUpdate({ ...member, email_address: 'mary2@example.com' });
  const byLink = await stytch.magicLinks.authenticate({ magic_links_token: await newestToken() });
  expect(byLink.member).toMatchObject({ email_address: 'mary2@example.com', email_address_verified: true });
  const email_address = 'mary3@example.com';
  await stytch.organizations.members.startEmailUpdate({ ...member, email_address, delivery_method: 'EMAIL_OTP' });
  const { code } = (await control('GET', '/messages', project)).body.messages[0];
  const byCode = await stytch.otps.email.authenticate({ organization_id, email_address, code });
  expect(byCode.member.retired_email_addresses).toHaveLength(2);
  const unlinked = await stytch.organizations.members.unlinkRetiredEmail({
    ...member,
    email_address: 'mary@example.com',
  });
  expect(unlinked.member.retired_email_addresses).toMatchObject([{ email_address: 'mary2@example.com' }]);
}
