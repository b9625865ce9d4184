/** A passkey as the server lists it. */
export interface Passkey {
  id: string;
  user_id: string;
  nickname: string;
  device: string;
}

/** Notes that the passkey steps leave for each other, besides tokens. */
export interface PasswordlessFacts {
  /** The user of the newest register token. */
  registering: { user_id: string; alias: string };
  /** A passkey the reader can sign in with by alias. */
  passkey: { id: string; user_id: string; alias: string };
  signed_in: { user_id: string };
  passkeys: Passkey[];
  deleted_passkey: string;
  /** The reader's input (run/typed-input.ts). */
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
