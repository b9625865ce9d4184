/** The tokens that only the guide of everyday logins has. */
export const everydayCredentials = {
  oauth_token: { provider: 'stytch', name: 'OAuth token', mark: '◇', heldBy: 'in your browser' },
  sso_token: { provider: 'stytch', name: 'SSO token', mark: '△', heldBy: 'in your browser' },
  totp_secret: { provider: 'stytch', name: 'authenticator secret', mark: '□', heldBy: 'in the user’s app' },
  recovery_code: { provider: 'stytch', name: 'recovery code', mark: '○', heldBy: 'kept by the user' },
};
