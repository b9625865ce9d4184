import { findLinkState, type Arrived } from './link-state.ts';
import type { BenchServices } from '../../../services.ts';
import { forgetFacts } from '../../../reader/facts.ts';
import { drop, hold, listHoldings } from '../../../reader/holdings.ts';
import { markDone } from '../../../reader/progress.ts';
import type { Reader } from '../../../reader/readers.ts';
import type { Connection } from '../../../credentials/types.ts';
import type { EmailedLink } from './link-types.ts';

/**
 * Holds a link's token for the step that teaches exchanging it, unless the token is known to be invalid.
 * @returns the link's state and address; undefined if no email of the reader's sandbox contains this token
 */
export async function holdLinkToken(
  context: BenchServices,
  reader: Reader,
  connection: Connection,
  token: string,
  type: EmailedLink,
): Promise<Arrived | undefined> {
  const received_at = Date.now();
  const link = await findLinkState(context, reader, connection, token, received_at);
  if (!link) return undefined;
  if (link.state !== 'good') {
    await dropToken(context, reader, token, type, received_at);
    return link;
  }
  const { ends: expires_at } = link;
  await hold(context, reader.id, { kind: type.kind, value: token, run_id: null, received_at, expires_at });
  if (type.finishes) {
    await forgetFacts(context, reader.id, ['mail']);
    await markDone(context.db, reader.id, type.guide, type.step, received_at);
  }
  return link;
}

/** Drops a held token that turned out to be invalid. The token of another link stays. */
async function dropToken(
  context: BenchServices,
  reader: Reader,
  token: string,
  type: EmailedLink,
  now: number,
): Promise<void> {
  const held = (await listHoldings(context, reader.id, now)).some(
    ({ kind, value }) => kind === type.kind && value === token,
  );
  if (held) await drop(context, reader.id, [type.kind]);
}
