/** The credentials a reader can hold. Each has one name and one mark everywhere. */
export type CredentialKind =
  | 'magic_link_token'
  | 'intermediate_session_token'
  | 'session_token'
  | 'session_jwt'
  | 'register_token'
  | 'verify_token';

export interface Credential {
  kind: CredentialKind;
  /** Whose it is: the other guide has no use for it. */
  guide: 'stytch-b2b' | 'passwordless';
  name: string;
  /** Never colour alone: each has a shape of its own. */
  mark: string;
  /** In whose hands it is once received. */
  heldBy: string;
}

export const credentials: Record<CredentialKind, Credential> = {
  magic_link_token: {
    kind: 'magic_link_token',
    guide: 'stytch-b2b',
    name: 'magic link token',
    mark: '◆',
    heldBy: 'in your browser',
  },
  intermediate_session_token: {
    kind: 'intermediate_session_token',
    guide: 'stytch-b2b',
    name: 'intermediate session token',
    mark: '▲',
    heldBy: 'in your app',
  },
  session_token: {
    kind: 'session_token',
    guide: 'stytch-b2b',
    name: 'session token',
    mark: '●',
    heldBy: 'in your app',
  },
  session_jwt: { kind: 'session_jwt', guide: 'stytch-b2b', name: 'session JWT', mark: '■', heldBy: 'in your app' },
  register_token: {
    kind: 'register_token',
    guide: 'passwordless',
    name: 'register token',
    mark: '✦',
    heldBy: 'sent to the browser',
  },
  verify_token: {
    kind: 'verify_token',
    guide: 'passwordless',
    name: 'verify token',
    mark: '▼',
    heldBy: 'in your browser',
  },
};
