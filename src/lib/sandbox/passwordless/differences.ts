/** One way in which the emulator knowingly does not do what Passwordless.dev does. */
export interface Difference {
  id: string;
  /** What it is about. */
  about: string;
  service: string;
  sandbox: string;
}

/**
 * Where the emulator differs, or may differ, from the service: for the page that says so. Statements on the service are
 * those of docs/passwordless.md: read from its source and not tried on the live service.
 */
export const DIFFERENCES: readonly Difference[] = [
  {
    id: 'single-use',
    about: 'How often a token works',
    service: 'Register tokens and verify tokens work again and again until they expire.',
    sandbox:
      'A verify token verifies once and a register token makes one passkey; the second time is refused with invalid_token. Do not rely on either: your own server should treat a verify token as spent.',
  },
  {
    id: 'replayed-sign-in',
    about: 'A sign-in sent twice',
    service:
      'A session is not tied to one use. The counter of the authenticator is what refuses a replay, and only where it counts: synchronised passkeys always say 0, and for them the same answer passes again.',
    sandbox: 'The same. Each pass gives a new verify token, which still works only once.',
  },
  {
    id: 'counter-back-to-zero',
    about: 'A counter that falls back to 0',
    service: 'Looks at the counter only when the new one is above 0.',
    sandbox: 'Refuses it, too, where the passkey has counted before: the WebAuthn library that does the checks does.',
  },
  {
    id: 'tampered-token',
    about: 'A token that was changed on the way',
    service: 'Fails with status 500.',
    sandbox: 'Answers 400 invalid_token.',
  },
  {
    id: 'alias-conflict',
    about: 'An alias of somebody else in POST /alias',
    service: 'Refuses it with 409 on one of its two databases; on the other it answers 204 and changes nothing.',
    sandbox: 'Always answers 409 alias_conflict.',
  },
  {
    id: 'attestation',
    about: 'Attestation',
    service: 'Can ask for it and hold it against lists of allowed authenticators, on a larger plan.',
    sandbox:
      'Never asks. What comes all the same is checked for its form but not against makers’ certificates; the formats android-key, android-safetynet and apple are refused.',
  },
  {
    id: 'messages',
    about: 'What errors say',
    service: 'Has its own sentences. Programs should look at the status and errorCode.',
    sandbox: 'Same status and errorCode; most sentences are ours or the WebAuthn library’s.',
  },
  {
    id: 'keys',
    about: 'Keys',
    service: 'An app has two public keys and two secrets, with scopes, and they can be locked.',
    sandbox:
      'One of each per project, with every scope. The error for a missing scope comes only when it is ordered as a fault.',
  },
  {
    id: 'not-emulated',
    about: 'Calls that are missing',
    service: 'Sends magic links, logs events, lists authenticators, reports, and has an API for its admin console.',
    sandbox:
      'Answers 501 not_emulated to the first four and 404 to the last. No plans, no quotas: max_users_reached never comes by itself.',
  },
  {
    id: 'paths',
    about: 'How paths are written',
    service:
      'Whether it minds letter case, or a slash at the end, is not known. It describes itself at /swagger/v4/swagger.json.',
    sandbox: 'Knows them as they are documented, and describes itself on this page only.',
  },
  {
    id: 'user-id',
    about: 'Long user ids',
    service: 'Takes any; browsers then refuse those above 64 bytes.',
    sandbox: 'Takes up to 256 characters.',
  },
  {
    id: 'body',
    about: 'Large requests',
    service: 'The limit is not known.',
    sandbox: 'Refuses bodies above 64 KB with 413.',
  },
  {
    id: 'health',
    about: 'Health checks and auth-configs',
    service: 'The bodies of the health routes, and what a left-out field of an auth-config becomes, are not known.',
    sandbox: 'Answers {"status":"Healthy"} and takes the values of the presets.',
  },
];
