import type { ActionRun } from '../../action-context.ts';
import { factorActions } from '../factors.ts';
import { accept, invite, inviteOutside, limit, openInvitation } from './invite.ts';
import { logIn, promote } from './log-in.ts';

/** The actions of the everyday-login guide, by `step/action`. */
export const everydayActions: Record<string, ActionRun> = {
  ...factorActions,
  'invite-a-colleague/invite': invite,
  'invite-a-colleague/open': openInvitation,
  'invite-a-colleague/accept': accept,
  'invite-a-colleague/limit': limit,
  'invite-a-colleague/outside': inviteOutside,
  'invite-a-colleague/log-in': logIn,
  'invite-a-colleague/promote': promote,
};
