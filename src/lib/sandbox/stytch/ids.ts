import * as ids from '../core/ids.ts';

/** Kinds of ids, `<kind>-test-<uuid>` (docs/stytch.md, "Ids, tokens and secrets"). */
export type IdKind =
  | 'organization'
  | 'member'
  | 'session'
  | 'email'
  | 'phone-number'
  | 'member-password'
  | 'member-totp'
  | 'totp-recovery-code'
  | 'trusted-token-profile'
  | 'request-id'
  | 'jwk'
  | 'm2m-client'
  | 'connected-app'
  | 'scim-connection'
  | 'scim-group'
  | 'scim-registration'
  | 'message';

/** A new id in Stytch's format. The sandbox is always a test environment. */
export const newId = (kind: IdKind): string => ids.newId(kind);

/** Whether a text has the shape of an id of that kind. */
export const isId = (kind: IdKind, text: string): boolean => ids.isId(kind, text);
