import type { Call, RecordOptions } from '../../wire/recorder.ts';
import { Blocked } from '../../wire/blocked.ts';
import { parse, text } from '../json.ts';
import type { Ownership } from './ownership.ts';
import { undeliverableReason } from './recipients.ts';
import type { MailQuota } from './mail-quota.ts';
import { gatePasswordless, notePasswordless } from '../providers/passwordless/sharing.ts';
import { gateStytch, narrowStytch, noteStytch, type Sharing } from '../providers/stytch/sharing.ts';
import { isLive, STYTCH, type Connection } from './types.ts';

/** Who makes the calls that pass the gate. */
export interface Caller {
  /** Undefined in a browser that has not pressed anything here. */
  readerId: string | undefined;
  /** The network address the request came from. */
  from: string;
}

/** What stands between the lab and a real provider. Everything a live mode promises is kept here, not in each action. */
export type Gate = Pick<RecordOptions, 'gate' | 'receive'>;

/** Every path that makes a provider send something to somebody. */
const SENDS = /\/(send|invite|login_or_signup|reset\/start)$/;

export function createGate(
  context: Pick<Sharing, 'seal'> & { ownership: Ownership; mailQuota: MailQuota },
  guide: string,
  connection: Connection,
  caller: Caller,
): Gate {
  if (!isLive(connection)) return {};
  const sharing: Sharing = { ...context, readerId: caller.readerId };
  const isShared = connection.mode === 'host';
  const [gateShared, noteShared] = guide === STYTCH ? [gateStytch, noteStytch] : [gatePasswordless, notePasswordless];
  return {
    gate: async (call) =>
      (isShared ? await gateShared(sharing, call) : undefined) ?? (await gateSend(context.mailQuota, caller, call)),
    async receive(call, body) {
      if (!isShared) return undefined;
      await noteShared(sharing, call, body);
      return guide === STYTCH ? await narrowStytch(sharing, body) : undefined;
    },
  };
}

async function gateSend(mailQuota: MailQuota, { readerId, from }: Caller, call: Call): Promise<Blocked | undefined> {
  if (!SENDS.test(call.path.split('?')[0] ?? '')) return undefined;
  const to = text((parse(call.body) ?? {}).email_address);
  const reserved = undeliverableReason(to);
  if (reserved) return new Blocked(400, 'This address can’t receive email', reserved);
  // Only a press sends, and a press makes a reader.
  if (!readerId)
    return new Blocked(403, 'This browser hasn’t requested a link', 'Request a link in this browser first.');
  return await mailQuota.consume({ readerId, from, to });
}
