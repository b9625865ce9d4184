import type { ErrorType } from '../../../src/lib/sandbox/stytch/errors.ts';
import type { Refused, StartedSandbox } from './errors.ts';

const organization_id = 'globex';
const email_address = 'mary@example.com';

const add = async ({ stytch }: StartedSandbox, address: string, fields: object = {}) => {
  const made = await stytch.organizations.members.create({ organization_id, email_address: address, ...fields });
  return { organization_id, member_id: made.member_id };
};
const verified = async ({ logIn }: StartedSandbox, address: string) => ({
  organization_id,
  member_id: (await logIn(address)).member_id,
});

/** Calls about a member's own email that fail because of existing data. */
export const emailUpdateErrors: Partial<Record<ErrorType, Refused>> = {
  email_updates_available_only_for_active_members: async (bench) => {
    const member = await add(bench, 'ada@example.com', { create_member_as_pending: true });
    return bench.stytch.organizations.members.startEmailUpdate({ ...member, email_address });
  },
  member_has_no_active_verified_email: async (bench) => {
    const member = await add(bench, 'ada@example.com');
    return bench.stytch.organizations.members.startEmailUpdate({ ...member, email_address });
  },
  desired_email_updating_for_different_member: async (bench) => {
    const [ada, bob] = [await verified(bench, 'ada@example.com'), await verified(bench, 'bob@example.com')];
    await bench.stytch.organizations.members.startEmailUpdate({ ...ada, email_address });
    return bench.stytch.organizations.members.startEmailUpdate({ ...bob, email_address });
  },
  invalid_email_id: async (bench) =>
    bench.stytch.organizations.members.unlinkRetiredEmail({ ...(await add(bench, 'ada@example.com')), email_id: '5' }),
  retired_email_missing_email_identifiers: async (bench) =>
    bench.stytch.organizations.members.unlinkRetiredEmail(await add(bench, 'ada@example.com')),
};
