/** The tokens a reader of the passkey guide holds. */
export const passwordlessCredentials = {
  register_token: { provider: 'passwordless', name: 'register token', mark: '✦', heldBy: 'sent to the browser' },
  verify_token: { provider: 'passwordless', name: 'verify token', mark: '▼', heldBy: 'in your browser' },
};
