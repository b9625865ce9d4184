import { isLive, type Connection } from '../../../credentials/types.ts';
import type { BenchServices } from '../../../services.ts';
import { readFacts } from '../../../reader/facts.ts';
import type { Reader } from '../../../reader/readers.ts';
import { saysGone } from '../../../sandbox-project/control-plane.ts';
import type { Facts } from '../../../types.ts';
import type { LinkState } from '../facts.ts';

/** Lifetime of a link that doesn't say so (docs/stytch.md, "Lifetimes"). */
const LINK_LIFE_MS = 60 * 60 * 1000;

/** An opened link. `ends` is when its token expires, in milliseconds since 1970. */
export interface Arrived {
  state: LinkState;
  ends: number;
  /** The address it was sent to, where the inbox knows. */
  to?: string;
}

/**
 * Finds the state of an opened link without asking the provider, which would use up the token. The sandbox's inbox has
 * it; for a real link, the site only knows whether it was used or rejected here.
 * @returns undefined if no email of the reader's sandbox contains this token
 */
export async function findLinkState(
  context: BenchServices,
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
  { controlPlane, projects }: BenchServices,
  reader: Reader,
  { id: project_id, secret }: Connection,
  token: string,
  now: number,
): Promise<Arrived | undefined> {
  const messages = await controlPlane.listMessages({ project_id, secret }).catch(async (error: unknown) => {
    if (!saysGone(error)) throw error;
    // Its email is gone, too.
    await projects.forget(reader.id, { project_id });
    return [];
  });
  const mail = messages.find((message) => message.token === token);
  if (!mail) return undefined;
  const state = mail.state === 'used' || mail.state === 'expired' ? mail.state : 'good';
  return { state, ends: Date.parse(mail.expires_at) || now + LINK_LIFE_MS, to: mail.to };
}
