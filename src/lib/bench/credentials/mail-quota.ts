import type { Settings } from '../../config/settings.ts';
import type { Database } from '../../store/database.ts';
import { createLimit } from '../../store/limiter.ts';
import type { Seal } from '../../store/seal.ts';
import { Blocked } from '../../wire/blocked.ts';
import { mailboxOf, STYTCH_TEST_ADDRESS } from './recipients.ts';

const HOUR = 60 * 60;

/** Who asks for a mail, and to whom it goes. */
export interface Send {
  readerId: string;
  /** The network address the reader comes from. */
  from: string;
  to: string;
}

/** Counts the real mails that were asked for. */
export interface MailQuota {
  /** @returns why this one is not sent */
  consume(send: Send): Promise<Blocked | undefined>;
}

/** No open mail cannon: so many an hour for a reader, for a network address and for a mailbox. */
export function createMailQuota(
  db: Database,
  seal: Seal,
  settings: Pick<Settings, 'LIVE_SENDS_PER_READER' | 'LIVE_SENDS_PER_ADDRESS' | 'LIVE_SENDS_PER_RECIPIENT'>,
): MailQuota {
  const perReader = createLimit(db, 'sends-reader', settings.LIVE_SENDS_PER_READER, HOUR);
  const perAddress = createLimit(db, 'sends-address', settings.LIVE_SENDS_PER_ADDRESS, HOUR);
  const perRecipient = createLimit(db, 'sends-recipient', settings.LIVE_SENDS_PER_RECIPIENT, HOUR);
  return {
    async consume({ readerId, from, to }) {
      const recipient = mailboxOf(to);
      const wait =
        (await perReader.take(readerId)) ??
        (await perAddress.take(seal.digest(from))) ??
        // Nothing is delivered there, and everybody without a mailbox to spare uses it.
        (recipient === STYTCH_TEST_ADDRESS ? null : await perRecipient.take(seal.digest(recipient)));
      return wait === null ? undefined : tooMany(wait);
    },
  };
}

/** "At three" would need the reader's clock; how long it takes does not. */
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
