import type { ActionRun } from '../action-context.ts';
import { createOwn, exchange } from './choose.ts';
import { discover, openTwice, stranger } from './discover.ts';
import { allowDomain, colleagueJoins } from './email-domain.ts';
import { everydayActions } from './everyday/index.ts';
import { open } from './open.ts';
import { send } from './send.ts';
import { checkSession, endSession } from './session.ts';
import { setUp, useExisting } from './set-up.ts';

/**
 * The actions of the Stytch guides, by `step/action`: no two guides have a step of the same name. A test checks that
 * none is missing.
 */
export const stytchActions: Record<string, ActionRun> = {
  'see-it-happen/send': send,
  'set-up/create': setUp,
  'set-up/use': useExisting,
  'ask-for-a-link/send': send,
  'ask-for-a-link/stranger': stranger,
  'open-it/open': open,
  'discover/authenticate': discover,
  'discover/open-twice': openTwice,
  'choose/exchange': exchange,
  'choose/create': createOwn,
  'logged-in-and-out/authenticate': checkSession,
  'logged-in-and-out/revoke': endSession,
  'make-it-yours/allow': allowDomain,
  'make-it-yours/join': colleagueJoins,
  ...everydayActions,
};
