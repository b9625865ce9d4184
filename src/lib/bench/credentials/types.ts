import type { Secret } from '../../config/secret.ts';

/** Whose credentials are used for calls (docs/design.md, "Which credentials answer"). */
export type Mode = 'sandbox' | 'host' | 'reader';

/** A project's id and secret at its provider. */
export interface Keys {
  /** Stytch's project id, Passwordless.dev's public API key. Not secret. */
  id: string;
  /** Stytch's secret, Passwordless.dev's API secret. */
  secret: Secret;
  /** The token a browser sends to start a login at the provider. Not secret. Optional with live credentials. */
  publicToken?: string;
}

/** The address of a reader's calls to a provider, and their credentials. */
export interface Connection extends Keys {
  mode: Mode;
  /** The API's base URL, without a slash at the end. No other origin is called. */
  url: string;
  /** The origin readers are shown instead: the site calls its own sandbox on the address it listens on. */
  shownOrigin: string;
}

/** Whether calls reach the real provider, with real email and real limits. */
export const isLive = ({ mode }: Pick<Connection, 'mode'>): boolean => mode !== 'sandbox';
