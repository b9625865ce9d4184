import type { LabParts } from './parts.ts';
import { forgetFacts } from './reader/facts.ts';
import { hold } from './reader/holdings.ts';
import { markDone } from './reader/progress.ts';
import type { Reader } from './reader/readers.ts';
import { isLive, type Connection } from './connection/types.ts';

/** The step that opens the link and the one that teaches spending its token. */
const OPENING_STEP = 'open-it';
export const SPENDING_STEP = 'discover';
const GUIDE = 'stytch-b2b';

/** A link without a word about its end lives for an hour (fact sheet 4.3). */
const LINK_LIFE_MS = 60 * 60 * 1000;

/**
 * Keeps the token of a link for the step that teaches spending it.
 * @returns false when no mail of the reader's sandbox brought this token: nothing is kept then. A real mailbox cannot be
 *   looked into: there the provider says whether the token is good, when it is spent
 */
export async function parkToken(
  parts: LabParts,
  reader: Reader,
  connection: Connection,
  token: string,
): Promise<boolean> {
  const received_at = Date.now();
  const expires_at = isLive(connection)
    ? received_at + LINK_LIFE_MS
    : await endOfMail(parts, connection, token, received_at);
  if (expires_at === undefined) return false;
  await hold(parts, reader.id, { kind: 'magic_link_token', value: token, run_id: null, received_at, expires_at });
  await forgetFacts(parts, reader.id, ['mail']);
  await markDone(parts.db, reader.id, GUIDE, OPENING_STEP, received_at);
  return true;
}

/** When the mail's link ends; undefined when there is no such mail. */
async function endOfMail(
  parts: LabParts,
  { id, secret }: Connection,
  token: string,
  now: number,
): Promise<number | undefined> {
  const messages = await parts.controlPlane.listMessages({ project_id: id, secret });
  const mail = messages.find((message) => message.token === token);
  return mail && (Date.parse(mail.expires_at) || now + LINK_LIFE_MS);
}
