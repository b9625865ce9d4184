import type { LabParts } from './parts.ts';
import { forgetFacts } from './reader/facts.ts';
import { hold } from './reader/holdings.ts';
import { markDone } from './reader/progress.ts';
import type { Reader } from './reader/readers.ts';
import type { Credentials } from './sandbox-project/control-plane.ts';

/** The step that opens the link and the one that teaches spending its token. */
const OPENING_STEP = 'open-it';
export const SPENDING_STEP = 'discover';
const GUIDE = 'stytch-b2b';

/** A link without a word about its end lives for an hour (fact sheet 4.3). */
const LINK_LIFE_MS = 60 * 60 * 1000;

/**
 * Keeps the token of a link for the step that teaches spending it.
 * @returns false when no mail of the reader's project brought this token: nothing is kept then
 */
export async function parkToken(
  parts: LabParts,
  reader: Reader,
  credentials: Credentials,
  token: string,
): Promise<boolean> {
  const messages = await parts.controlPlane.listMessages(credentials);
  const mail = messages.find((message) => message.token === token);
  if (!mail) return false;
  const received_at = Date.now();
  const expires_at = Date.parse(mail.expires_at) || received_at + LINK_LIFE_MS;
  await hold(parts.db, reader.id, { kind: 'magic_link_token', value: token, run_id: null, received_at, expires_at });
  await forgetFacts(parts.db, reader.id, ['mail']);
  await markDone(parts.db, reader.id, GUIDE, OPENING_STEP, received_at);
  return true;
}
