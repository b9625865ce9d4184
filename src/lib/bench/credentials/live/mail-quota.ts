import type { Settings } from '../../../config/settings.ts';
import type { Database } from '../../../store/database.ts';
import { createLimit } from '../../../store/limiter.ts';
import type { Seal } from '../../../store/seal.ts';
import { Blocked } from '../../../wire/blocked.ts';

const HOUR = 60 * 60;

/** An email that is about to be sent. */
export interface Send {
  readerId: string;
  /** The network address the reader comes from. */
  from: string;
  /** Null for an address without a mailbox, such as a test address: readers share it, and nothing is delivered. */
  mailbox: string | null;
}

/** Limits real email. */
export interface MailQuota {
  /** Counts one. @returns why it isn't sent; undefined if it may be */
  consume(send: Send): Promise<Blocked | undefined>;
}

/** Limits real email per hour: for a reader, for a network address, and for a mailbox. */
export function createMailQuota(
  db: Database,
  seal: Seal,
  settings: Pick<Settings, 'LIVE_SENDS_PER_READER' | 'LIVE_SENDS_PER_ADDRESS' | 'LIVE_SENDS_PER_RECIPIENT'>,
): MailQuota {
  const perReader = createLimit(db, 'sends-reader', settings.LIVE_SENDS_PER_READER, HOUR);
  const perAddress = createLimit(db, 'sends-address', settings.LIVE_SENDS_PER_ADDRESS, HOUR);
  const perRecipient = createLimit(db, 'sends-recipient', settings.LIVE_SENDS_PER_RECIPIENT, HOUR);
  return {
    async consume({ readerId, from, mailbox }) {
      const wait =
        (await perReader.consume(readerId)) ??
        (await perAddress.consume(seal.digest(from))) ??
        (mailbox === null ? null : await perRecipient.consume(seal.digest(mailbox)));
      return wait === null ? undefined : tooMany(wait);
    },
  };
}

/** A duration, because a time of day would need the reader's clock. */
export function inMinutes(waitMs: number): string {
  const minutes = Math.ceil(waitMs / 60_000);
  return minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
}

function tooMany(waitMs: number): Blocked {
  return new Blocked(
    429,
    'You’ve reached the email limit',
    `This mode sends real emails, so this site limits them. Nothing was sent. Try again ${inMinutes(waitMs)}, or switch back to the sandbox, which has no limit.`,
    waitMs,
  );
}
