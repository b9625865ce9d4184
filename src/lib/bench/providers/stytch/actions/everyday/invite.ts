import { StytchError } from 'stytch';
import { acceptInvitation } from '../../../../../quickstart/stytch/everyday/accept-invitation.ts';
import { inviteColleague } from '../../../../../quickstart/stytch/everyday/invite-colleague.ts';
import { limitInvitations } from '../../../../../quickstart/stytch/everyday/limit-invitations.ts';
import { aside } from '../../../../../wire/recorder.ts';
import { isLive } from '../../../../credentials/types.ts';
import { forgetFacts } from '../../../../reader/facts.ts';
import { drop } from '../../../../reader/holdings.ts';
import { type ActionContext, type ActionRun, Missing } from '../../action-context.ts';
import type { Facts } from '../../../facts.ts';

/** The organization the reader is logged in to. */
export function loginOf({ facts }: Pick<ActionContext, 'facts'>): Facts['login'] {
  if (!facts.login) throw new Missing('an organization you have logged in to', 'invite-a-colleague');
  return facts.login;
}

/** Invites an address, as the member who is logged in. */
const inviteTo = (context: ActionContext, email: string) =>
  inviteColleague(context.stytch, {
    organizationId: loginOf(context).organization_id,
    email,
    sessionToken: context.held('session_token'),
    ...(context.redirectUrl !== undefined && { redirectUrl: context.redirectUrl }),
  });

/**
 * Removes a colleague who joined in a run that was interrupted: the reader's page doesn't know of them, and they
 * can't be invited again. Only in the sandbox, where every organization is the reader's own.
 * @returns whether there was one
 */
const removeUnknown = ({ stytch, facts, connection }: ActionContext, error: unknown, email: string): Promise<boolean> =>
  aside(async () => {
    const hasJoined = error instanceof StytchError && error.error_type === 'user_already_invited';
    const { organization_id } = facts.login ?? {};
    if (!hasJoined || isLive(connection) || facts.colleague || organization_id === undefined) return false;
    const { members } = stytch.organizations;
    const { member } = await members.get({ organization_id, email_address: email });
    await members.delete({ organization_id, member_id: member.member_id });
    return true;
  });

/** Emails an invitation. */
export const invite: ActionRun = async (context, { invitee = '' }) => {
  const { member, organization } = await inviteTo(context, invitee).catch(async (error: unknown) => {
    if (!(await removeUnknown(context, error, invitee))) throw error;
    return inviteTo(context, invitee);
  });
  return {
    sentence: `Stytch emailed ${invitee} an invitation to ${organization.organization_name}.`,
    detail: isLive(context.connection)
      ? `They’re a member with the status ${member.status} until they accept it. It’s a real email.`
      : `They’re a member with the status ${member.status} until they accept it: press “Accept the invitation” in the inbox on this page.`,
  };
};

/** Opens the newest invitation. In the browser the reader clicks it; this does the same without one. */
export const openInvitation: ActionRun = async ({ facts, openLink, holdToken }) => {
  if (!facts.invitation) throw new Missing('an invitation to open', 'invite-a-colleague');
  const query = await openLink(facts.invitation.to);
  await holdToken(query.get('token') ?? '', 'multi_tenant_magic_links');
  return { sentence: 'The invitation came back with a token.' };
};

/** Exchanges the invitation's token, as the colleague. The reader stays logged in as themselves. */
export const accept: ActionRun = async ({ stytch, held, note, context, reader }) => {
  const isUseless = () =>
    aside(async () => {
      await drop(context, reader.id, ['invitation_token']);
      await forgetFacts(context, reader.id, ['invitation']);
    });
  try {
    const { member, organization } = await acceptInvitation(stytch, held('invitation_token'));
    const { member_id, email_address: email, status } = member;
    note({ colleague: { member_id, email, organization_id: organization.organization_id } });
    await isUseless();
    return {
      sentence: `${email} joined ${organization.organization_name}, with the status ${status}.`,
      detail: 'Their browser has a session now. You’re still logged in as yourself.',
    };
  } catch (error) {
    // Any other error leaves the token as it was.
    if (error instanceof StytchError && error.error_type === 'unable_to_auth_magic_link') await isUseless();
    throw error;
  }
};

/** Allows invitations only to addresses at one domain. */
export const limit: ActionRun = async (context, { domain = '' }) => {
  const { organization_id, organization } = loginOf(context);
  await limitInvitations(context.stytch, organization_id, domain);
  context.note({ invitation_domain: { domain, organization_id } });
  return {
    sentence: `Only addresses at ${domain} can now be invited to ${organization}.`,
    detail: 'Existing members stay. Under “Break it”, invite an address at another domain.',
  };
};

/** Invites an address that the organization's domains don't allow. */
export const inviteOutside: ActionRun = async (context) => {
  await inviteTo(context, 'mallory@elsewhere.example');
  return { sentence: 'The invitation was sent. That’s a bug.' };
};
