import { z } from 'zod';

/** A password's hash, with everything needed to verify it. Which kinds there are: docs/stytch.md, "Passwords". */
export const storedHashSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['bcrypt', 'phpass']), hash: z.string() }),
  z.object({ kind: z.enum(['md5', 'sha1', 'sha512']), hash: z.string(), prepend: z.string(), append: z.string() }),
  z.object({
    kind: z.literal('scrypt'),
    /** In base64, like every salt and hash below. */
    hash: z.string(),
    salt: z.string(),
    n: z.int(),
    r: z.int(),
    p: z.int(),
  }),
  z.object({
    kind: z.enum(['argon2i', 'argon2id']),
    hash: z.string(),
    salt: z.string(),
    memory: z.int(),
    passes: z.int(),
    threads: z.int(),
  }),
  z.object({
    kind: z.literal('pbkdf2'),
    hash: z.string(),
    salt: z.string(),
    iterations: z.int(),
    algorithm: z.enum(['sha256', 'sha512']),
  }),
]);
export type StoredHash = z.output<typeof storedHashSchema>;
