import { StytchError, type B2BClient } from 'stytch';
import { addMember } from '../../../../quickstart/stytch/add-member.ts';

/** The member with this email. Adds one if there is none, as the quickstart's second step does. */
export async function findOrAddMember(
  stytch: B2BClient,
  organization_id: string,
  email: string,
): Promise<{ member_id: string; isNew: boolean }> {
  try {
    const { member_id } = await stytch.organizations.members.get({ organization_id, email_address: email });
    return { member_id, isNew: false };
  } catch (error) {
    if (!(error instanceof StytchError) || error.error_type !== 'member_not_found') throw error;
    const { member_id } = await addMember(stytch, organization_id, email);
    return { member_id, isNew: true };
  }
}
