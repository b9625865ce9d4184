import type { Call, RecordOptions } from '../../../wire/recorder.ts';
import { Blocked } from '../../../wire/blocked.ts';
import type { Provider } from '../../providers/provider.ts';
import type { MailQuota } from './mail-quota.ts';
import type { Sharing } from './sharing.ts';
import { isLive, type Connection } from '../types.ts';

/** The maker of the calls that pass the gate. */
export interface Caller {
  /** Undefined in a browser without a reader. */
  readerId: string | undefined;
  /** The network address the request came from. */
  from: string;
}

/** The checks between the bench and a real provider. Every promise of a live mode is kept here, not in each action. */
export type Gate = Pick<RecordOptions, 'gate' | 'receive'>;

/**
 * Creates the checks for one recorded piece of work. In the sandbox there are none.
 * @param connection the credentials that the calls use: in the host's project, other readers' data is out of reach
 */
export function createGate(
  context: Pick<Sharing, 'seal' | 'ownership'> & { mailQuota: MailQuota },
  provider: Pick<Provider, 'sharing' | 'mail'>,
  connection: Connection,
  caller: Caller,
): Gate {
  if (!isLive(connection)) return {};
  const sharing: Sharing = { ...context, readerId: caller.readerId };
  const isShared = connection.mode === 'host';
  return {
    gate: async (call) =>
      (isShared ? await provider.sharing.gate(sharing, call) : undefined) ??
      (await gateMail(context.mailQuota, provider.mail, caller, call)),
    async receive(call, body) {
      if (!isShared) return undefined;
      await provider.sharing.note(sharing, call, body);
      return await provider.sharing.narrow?.(sharing, body);
    },
  };
}

async function gateMail(
  quota: MailQuota,
  mail: Provider['mail'],
  { readerId, from }: Caller,
  call: Call,
): Promise<Blocked | undefined> {
  const to = mail?.recipientOf(call);
  if (!mail || to === undefined) return undefined;
  const reason = mail.undeliverableReason(to);
  if (reason) return new Blocked(400, 'This address can’t receive email', reason);
  // Only a press sends email, and a press creates a reader.
  if (!readerId) {
    return new Blocked(403, 'This browser hasn’t requested a link', 'Request a link in this browser first.');
  }
  return await quota.consume({ readerId, from, mailbox: mail.mailboxOf(to) });
}
