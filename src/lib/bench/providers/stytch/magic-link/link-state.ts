import { isLive, type Connection } from '../../../credentials/types.ts';
import type { BenchContext } from '../../../context.ts';
import { readFacts } from '../../../reader/facts.ts';
import type { Reader } from '../../../reader/readers.ts';
import { saysGone } from '../../../sandbox-project/control-plane.ts';
import type { Facts, LinkState } from '../../../types.ts';

/** A link without a word about its end lives for an hour (docs/stytch.md, "Lifetimes"). */
const LINK_LIFE_MS = 60 * 60 * 1000;

/** A link that arrived. `ends` is when its token does. */
interface Arrived {
  state: LinkState;
  ends: number;
}

/**
 * What is known of a link that arrived. Asks no provider: that would spend the token. The sandbox's inbox knows; of a
 * real link it is known only whether it was spent or refused here.
 * @returns undefined when no mail of the reader's sandbox brought this token
 */
export async function findLinkState(
  context: BenchContext,
  reader: Reader,
  connection: Connection,
  token: string,
  now: number,
): Promise<Arrived | undefined> {
  if (!isLive(connection)) return await lookAtMail(context, reader, connection, token, now);
  const known = await readFacts(context, reader.id);
  return { state: stateOf(token, known), ends: now + LINK_LIFE_MS };
}

function stateOf(token: string, { spent_link_token, refused_link_token }: Partial<Facts>): LinkState {
  if (token === spent_link_token) return 'used';
  return token === refused_link_token ? 'refused' : 'good';
}

async function lookAtMail(
  { controlPlane, projects }: BenchContext,
  reader: Reader,
  { id: project_id, secret }: Connection,
  token: string,
  now: number,
): Promise<Arrived | undefined> {
  const messages = await controlPlane.listMessages({ project_id, secret }).catch(async (error: unknown) => {
    if (!saysGone(error)) throw error;
    // Its mail went with it.
    await projects.forget(reader.id, { project_id });
    return [];
  });
  const mail = messages.find((message) => message.token === token);
  if (!mail) return undefined;
  const state = mail.state === 'used' || mail.state === 'expired' ? mail.state : 'good';
  return { state, ends: Date.parse(mail.expires_at) || now + LINK_LIFE_MS };
}
