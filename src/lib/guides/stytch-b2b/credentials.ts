/** The tokens a reader of the Stytch guides holds. */
export const stytchCredentials = {
  magic_link_token: { provider: 'stytch', name: 'magic link token', mark: '◆', heldBy: 'in your browser' },
  invitation_token: { provider: 'stytch', name: 'invitation token', mark: '▼', heldBy: 'in your browser' },
  intermediate_session_token: {
    provider: 'stytch',
    name: 'intermediate session token',
    mark: '▲',
    heldBy: 'in your app',
  },
  session_token: { provider: 'stytch', name: 'session token', mark: '●', heldBy: 'in your app' },
  session_jwt: { provider: 'stytch', name: 'session JWT', mark: '■', heldBy: 'in your app' },
};
