import type { LabParts } from './parts.ts';
import { forgetFacts, readFacts } from './reader/facts.ts';
import { hold } from './reader/holdings.ts';
import { markDone } from './reader/progress.ts';
import type { Reader } from './reader/readers.ts';
import { isLive, type Connection } from './connection/types.ts';
import type { LinkState } from './types.ts';

/** The step that opens the link and the one that teaches spending its token. */
const OPENING_STEP = 'open-it';
export const SPENDING_STEP = 'discover';
const GUIDE = 'stytch-b2b';

/** A link without a word about its end lives for an hour (fact sheet 4.3). */
const LINK_LIFE_MS = 60 * 60 * 1000;

/** A link that arrived. `ends` is when its token does. */
interface Arrived {
  state: LinkState;
  ends: number;
}

/**
 * Keeps the token of a link for the step that teaches spending it, unless it is known to be worth nothing.
 * @returns what is known of the link; undefined when no mail of the reader's sandbox brought this token
 */
export async function parkToken(
  parts: LabParts,
  reader: Reader,
  connection: Connection,
  token: string,
): Promise<LinkState | undefined> {
  const received_at = Date.now();
  const link = await lookAt(parts, reader, connection, token, received_at);
  if (link?.state !== 'good') return link?.state;
  const { ends: expires_at } = link;
  await hold(parts, reader.id, { kind: 'magic_link_token', value: token, run_id: null, received_at, expires_at });
  await forgetFacts(parts, reader.id, ['mail']);
  await markDone(parts.db, reader.id, GUIDE, OPENING_STEP, received_at);
  return link.state;
}

/** Asks no provider: that would spend the token. The sandbox's inbox knows; of a real link only what was spent here is. */
async function lookAt(
  parts: LabParts,
  reader: Reader,
  connection: Connection,
  token: string,
  now: number,
): Promise<Arrived | undefined> {
  if (!isLive(connection)) return await lookAtMail(parts, connection, token, now);
  const { spent_link_token } = await readFacts(parts, reader.id);
  return { state: spent_link_token === token ? 'used' : 'good', ends: now + LINK_LIFE_MS };
}

/** Undefined when there is no such mail. */
async function lookAtMail(
  parts: LabParts,
  { id, secret }: Connection,
  token: string,
  now: number,
): Promise<Arrived | undefined> {
  const messages = await parts.controlPlane.listMessages({ project_id: id, secret });
  const mail = messages.find((message) => message.token === token);
  if (!mail) return undefined;
  const state = mail.state === 'used' || mail.state === 'expired' ? mail.state : 'good';
  return { state, ends: Date.parse(mail.expires_at) || now + LINK_LIFE_MS };
}
