import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { hash, newToken } from '../../core/ids.ts';

/** A client's secret, as stored. It's shown only once, when it's created. */
export const storedSecretSchema = z.object({ hash: z.string().length(43), last_four: z.string().max(4) });
export type StoredSecret = z.output<typeof storedSecretSchema>;

/**
 * Makes the stored form of a secret.
 * @param secret the caller's own; a new one of 44 characters if omitted
 */
export function issueSecret(secret = newToken()): { secret: string; stored: StoredSecret } {
  return { secret, stored: { hash: hash(secret), last_four: secret.slice(-4) } };
}

/** Whether a text is one of a client's secrets: while they are rotated, both count. */
export const isSecretOf = (
  { secret, next_secret }: { secret: StoredSecret | null; next_secret: StoredSecret | null },
  candidate: string,
): boolean =>
  [secret, next_secret].some(
    (one) => one !== null && timingSafeEqual(Buffer.from(one.hash), Buffer.from(hash(candidate))),
  );
