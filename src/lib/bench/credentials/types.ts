import type { Secret } from '../../config/secret.ts';

/** Which credentials answer a guide's calls (docs/design.md, "Which credentials answer"). */
export type Mode = 'sandbox' | 'host' | 'reader';

/** The two guides' ids, which name their providers here. */
export const STYTCH = 'stytch-b2b';
export const PASSWORDLESS = 'passwordless';

/** What names a project at its provider, and what opens it. */
export interface Keys {
  /** Stytch's project id; Passwordless.dev's public key. No secret. */
  id: string;
  /** Stytch's secret; Passwordless.dev's private key. */
  secret: Secret;
}

/** Where a reader's calls of one guide go, and with what. */
export interface Connection extends Keys {
  mode: Mode;
  /** Where the provider's API begins, without a slash at the end. Its origin is the only one that is called. */
  url: string;
  /** The origin readers are shown in its place: the site calls its own sandbox on the address it listens on. */
  shownOrigin: string;
}

/** Real mail, real limits, somebody's real project. */
export const isLive = ({ mode }: Pick<Connection, 'mode'>): boolean => mode !== 'sandbox';
