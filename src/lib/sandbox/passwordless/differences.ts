/** One way in which the emulator knowingly differs from Passwordless.dev. */
export interface Difference {
  id: string;
  /** The subject of the difference. */
  about: string;
  service: string;
  sandbox: string;
}

/**
 * Where the emulator differs, or may differ, from the service, for the page `/sandbox/`. What it says about the service
 * is from docs/passwordless.md: read in its source, not tried on the live service.
 */
export const DIFFERENCES: readonly Difference[] = [
  {
    id: 'single-use',
    about: 'Using a token twice',
    service: 'You can use register tokens and verify tokens more than once until they expire.',
    sandbox:
      'Register tokens and verify tokens are single-use: the second call returns invalid_token. Don’t rely on that, nor on a second use. Your server should treat a verify token as single-use.',
  },
  {
    id: 'replayed-sign-in',
    about: 'Sending a sign-in twice',
    service:
      'A session isn’t single-use. Only the authenticator’s counter stops a replay. Synced passkeys always report 0, so the same response is accepted again.',
    sandbox: 'Does the same as the service: each time, you get a new verify token. Here it’s single-use.',
  },
  {
    id: 'counter-back-to-zero',
    about: 'A counter that goes back to 0',
    service: 'Checks the counter only if the new value is above 0.',
    sandbox: 'Also rejects 0 if the passkey has counted before, because the WebAuthn library does.',
  },
  {
    id: 'backup-flags',
    about: 'A passkey that is backed up but can’t be',
    service: 'Accepts such a contradiction.',
    sandbox: 'Rejects it, as WebAuthn demands.',
  },
  {
    id: 'tampered-token',
    about: 'A token that was tampered with',
    service: 'Returns a 500.',
    sandbox: 'Returns 400 invalid_token.',
  },
  {
    id: 'alias-conflict',
    about: 'An alias of another user in POST /alias',
    service: 'With one of its two databases, it returns 409. With the other, it returns 204 and changes nothing.',
    sandbox: 'Always returns 409 alias_conflict.',
  },
  {
    id: 'attestation',
    about: 'Attestation',
    service: 'On larger plans, it can request attestation and check it against lists of allowed authenticators.',
    sandbox:
      'Never requests it. If an authenticator sends it anyway, its format is validated, but not the vendor’s certificates. The formats android-key, android-safetynet and apple are rejected.',
  },
  {
    id: 'messages',
    about: 'Error messages',
    service: 'Has its own messages. Your code should check the status and errorCode.',
    sandbox: 'Same status and errorCode, but most messages are our own or the WebAuthn library’s.',
  },
  {
    id: 'keys',
    about: 'Keys',
    service: 'An app has two public API keys and two API secrets, which have scopes and can be locked.',
    sandbox:
      'A project has one of each, with all scopes. You get the error for a missing scope only if you create a fault.',
  },
  {
    id: 'not-emulated',
    about: 'Missing calls',
    service: 'Has magic links, event logs, authenticator lists, reports, and an API for its admin console.',
    sandbox:
      'Returns 501 not_emulated for the first four and 404 for the last. There are no plans and no quotas, so you get max_users_reached only if you create a fault.',
  },
  {
    id: 'paths',
    about: 'Spelling of paths',
    service: 'Its API description is at /swagger/v4/swagger.json.',
    sandbox: 'Accepts paths as the service does, in any case.',
  },
  {
    id: 'user-id',
    about: 'Long user IDs',
    service: 'Accepts any length, but browsers reject IDs above 64 bytes.',
    sandbox: 'Accepts up to 256 characters.',
  },
  {
    id: 'body',
    about: 'Large requests',
    service: 'The limit isn’t known.',
    sandbox: 'Returns 413 for bodies above 64 KB.',
  },
  {
    id: 'health',
    about: 'Health checks and auth-configs',
    service:
      'The response bodies of the health endpoints aren’t known, nor the defaults for fields left out of an auth-config.',
    sandbox: 'Returns {"status":"Healthy"} and uses the values of the presets.',
  },
];
