import { stytchB2b } from '../../../guides/stytch-b2b/outline.ts';

/** The provider's id, as guides name it. */
export const STYTCH = stytchB2b.provider;
/** The guide that teaches magic links, where they lead. */
export const GUIDE = stytchB2b.id;
/** Its step that opens the link, and the step that teaches exchanging the token. */
export const OPEN_STEP = 'open-it';
export const DISCOVER_STEP = 'discover';
/** The guide that continues it, and its step that teaches invitations. */
export const EVERYDAY_GUIDE = 'everyday-login';
export const INVITE_STEP = 'invite-a-colleague';
