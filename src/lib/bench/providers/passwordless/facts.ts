/** A passkey as the server lists it. */
export interface Passkey {
  id: string;
  user_id: string;
  nickname: string;
  device: string;
}

/** What the passkey steps note for each other, besides tokens. */
export interface PasswordlessFacts {
  /** The user of the newest register token. */
  registering: { user_id: string; alias: string };
  /** A passkey the reader can sign in with by alias. */
  passkey: { id: string; user_id: string; alias: string };
  signed_in: { user_id: string };
  passkeys: Passkey[];
  deleted_passkey: string;
  /** What the reader typed (run/typed-input.ts). */
  passwordless_input: Record<string, string>;
}

export const passwordlessFacts: Record<keyof PasswordlessFacts, true> = {
  registering: true,
  passkey: true,
  signed_in: true,
  passkeys: true,
  deleted_passkey: true,
  passwordless_input: true,
};
