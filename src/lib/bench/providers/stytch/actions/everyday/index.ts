import type { ActionRun } from '../../action-context.ts';
import { factorActions } from '../factors.ts';
import { accept, invite, inviteOutside, limit, openInvitation } from './invite.ts';
import { checkJwt, checkJwtLater, checkWhileDown } from './jwt.ts';
import { logIn, promote } from './log-in.ts';
import { assign, rename, renameAsMember } from './roles.ts';
import { createSecond, exchangeSession, switchToStricter } from './switch.ts';

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
  'roles/assign': assign,
  'roles/rename': rename,
  'roles/rename-as-member': renameAsMember,
  'switch-organization/exchange': exchangeSession,
  'switch-organization/stricter': switchToStricter,
  'switch-organization/create': createSecond,
  'check-without-a-call/check-jwt': checkJwt,
  'check-without-a-call/later': checkJwtLater,
  'check-without-a-call/down': checkWhileDown,
};
