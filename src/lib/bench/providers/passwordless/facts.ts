import { z } from 'zod';

const text = z.string();

/** A passkey as the server lists it. */
const passkey = z.object({ id: text, user_id: text, nickname: text, device: text });
export type Passkey = z.output<typeof passkey>;

/** Notes that the passkey steps leave for each other, besides tokens. */
export const passwordlessFacts = {
  /** The user of the newest register token. */
  registering: z.object({ user_id: text, alias: text }),
  /** A passkey the reader can sign in with by alias. */
  passkey: z.object({ id: text, user_id: text, alias: text }),
  /** The newest user who had such a passkey. They may have deleted it since. */
  passkey_user: z.object({ user_id: text, alias: text }),
  signed_in: z.object({ user_id: text }),
  passkeys: z.array(passkey),
  deleted_passkey: text,
  /** The reader's input (run/typed-input.ts). */
  passwordless_input: z.record(text, text),
};
