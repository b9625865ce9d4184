import type { BenchState, Mail, Reader } from '../../../lib/bench/index.ts';
import { guides } from '../../../lib/guides/index.ts';
import type { Env } from './_context.ts';

/** All that the bench of a step shows. The response of every press carries it, so that one press is one request. */
export interface View {
  state: BenchState;
  /** The reader's inbox, newest first, in a guide that works with mail. */
  messages?: Mail[];
}

/** The bench of a step as it is now. */
export async function viewOf(
  { env: { bench }, var: { reader } }: { env: Env['Bindings']; var: { reader: Reader | undefined } },
  { guide, step }: { guide: string; step: string },
): Promise<View> {
  // A run that succeeded must not fail because the inbox couldn't be read afterwards.
  const inbox = () => bench.inbox(reader).catch((error: unknown) => bench.noteFailure(error));
  const [state, messages] = await Promise.all([
    bench.state(reader, guide, step),
    usesMail(guide) ? inbox() : undefined,
  ]);
  return messages ? { state, messages } : { state };
}

const usesMail = (name: string): boolean => guides.some(({ id, sendsMail }) => id === name && sendsMail);
