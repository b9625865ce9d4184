import { everydayCredentials } from './everyday-login/credentials.ts';
import { passwordlessCredentials } from './passwordless/credentials.ts';
import { stytchCredentials } from './stytch-b2b/credentials.ts';

/** A token a reader can hold. It has one name and one mark everywhere. */
export interface Credential {
  /** The provider that issues it: no other accepts it. */
  provider: string;
  name: string;
  /** Told apart by shape, never by color alone. */
  mark: string;
  /** The party that holds it once it has been received. */
  heldBy: string;
}

const all = { ...stytchCredentials, ...everydayCredentials, ...passwordlessCredentials };

export type CredentialKind = keyof typeof all;

/** The tokens of every guide. It's separate from the outlines, because scripts of the page import it. */
export const credentials: Record<CredentialKind, Credential> = all;

export const isCredential = (name: string): name is CredentialKind => Object.hasOwn(credentials, name);
