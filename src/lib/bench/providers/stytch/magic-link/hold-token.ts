import { findLinkState } from './link-state.ts';
import type { BenchContext } from '../../../context.ts';
import { forgetFacts } from '../../../reader/facts.ts';
import { drop, hold, listHoldings } from '../../../reader/holdings.ts';
import { markDone } from '../../../reader/progress.ts';
import type { Reader } from '../../../reader/readers.ts';
import type { Connection } from '../../../credentials/types.ts';
import type { LinkState } from '../../../types.ts';

/** The step that opens the link and the one that teaches spending its token. */
const OPEN_STEP = 'open-it';
export const DISCOVER_STEP = 'discover';
const GUIDE = 'stytch-b2b';

/**
 * Keeps the token of a link for the step that teaches spending it, unless it is known to be worth nothing.
 * @returns what is known of the link; undefined when no mail of the reader's sandbox brought this token
 */
export async function holdLinkToken(
  context: BenchContext,
  reader: Reader,
  connection: Connection,
  token: string,
): Promise<LinkState | undefined> {
  const received_at = Date.now();
  const link = await findLinkState(context, reader, connection, token, received_at);
  if (!link) return undefined;
  if (link.state !== 'good') {
    await dropToken(context, reader, token, received_at);
    return link.state;
  }
  const { ends: expires_at } = link;
  await hold(context, reader.id, { kind: 'magic_link_token', value: token, run_id: null, received_at, expires_at });
  await forgetFacts(context, reader.id, ['mail']);
  await markDone(context.db, reader.id, GUIDE, OPEN_STEP, received_at);
  return link.state;
}

/** Found out to be worth nothing after it was parked. The token of another link stays. */
async function dropToken(context: BenchContext, reader: Reader, token: string, now: number): Promise<void> {
  const held = (await listHoldings(context, reader.id, now)).some(
    ({ kind, value }) => kind === 'magic_link_token' && value === token,
  );
  if (held) await drop(context, reader.id, ['magic_link_token']);
}
