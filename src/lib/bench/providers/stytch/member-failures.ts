import { acceptInvitation } from '../../../quickstart/stytch/everyday/accept-invitation.ts';
import { limitInvitations } from '../../../quickstart/stytch/everyday/limit-invitations.ts';
import { aside } from '../../../wire/recorder.ts';
import type { ActionContext, ActionRun } from './action-context.ts';
import { renameAsMember } from './actions/everyday/roles.ts';
import { organizationOfMadeUpUser } from './made-up-user.ts';

/** Longer than an invitation is valid (docs/stytch.md, "Lifetimes"). */
const EIGHT_DAYS_S = 8 * 24 * 60 * 60;

/** Invites an address. @returns the query of the redirect behind its link */
const openedInvitation = (context: ActionContext, organization_id: string, email_address: string) =>
  aside(async () => {
    await context.stytch.magicLinks.email.invite({ organization_id, email_address });
    return await context.openLink(email_address);
  });

/** The failures of invitations and of roles, by id. */
export const memberFailures: Record<string, ActionRun> = {
  async 'invite-outside'(context) {
    const { stytch } = context;
    const organization_id = await organizationOfMadeUpUser(context, 'Own Domain', 'own-domain');
    await aside(() => limitInvitations(stytch, organization_id, 'failures.example'));
    await stytch.magicLinks.email.invite({ organization_id, email_address: 'mallory@elsewhere.example' });
    return { sentence: 'The invitation was sent. That’s a bug.' };
  },
  async 'invitation-late'(context) {
    const organization = await organizationOfMadeUpUser(context);
    const query = await openedInvitation(context, organization, `invited-${Date.now()}@failures.example`);
    const accept = () => acceptInvitation(context.stytch, query.get('token') ?? '');
    try {
      await context.tamper.later(EIGHT_DAYS_S, accept);
    } finally {
      // Back in real time the link is valid. Used up, so that the inbox doesn't offer a made-up user's link.
      await aside(accept);
    }
    return { sentence: 'The old invitation worked. That’s a bug.' };
  },
  'no-role': renameAsMember,
};
