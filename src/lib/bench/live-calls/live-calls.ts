import { countedNetwork } from '../../store/network.ts';
import { saysGone } from '../sandbox-project/control-plane.ts';
import type { BenchContext } from '../context.ts';
import type { Reader } from '../reader/readers.ts';
import { followCalls, type NewCalls } from './follow-calls.ts';
import type { OpenStreams } from './open-streams.ts';

/** A stream of all calls to a reader's sandbox project. Null: there was nothing new. */
export interface LiveCalls extends AsyncIterable<NewCalls | null> {
  /** Ends the stream, and gives its place back. */
  close(): void;
}

type Context = Pick<BenchContext, 'projects' | 'controlPlane' | 'settings'>;

/**
 * Opens a stream of the calls to the reader's sandbox project. It waits for the project where there is none yet.
 * @param since where an earlier stream ended
 * @throws {Blocked} when the reader, or their network, has too many open
 */
export function openLiveCalls(
  context: Context,
  streams: OpenStreams,
  reader: Pick<Reader, 'id' | 'from'>,
  since: number | undefined,
): LiveCalls {
  const place = streams.open(reader.id, countedNetwork(reader.from, context.settings.SITE_URL));
  const closing = new AbortController();
  const signal = AbortSignal.any([place.signal, closing.signal]);
  const list = async (filter: { since?: number; limit: number }) => {
    const project = await context.projects.find(reader.id);
    if (!project) return [];
    return await context.controlPlane.listCalls(project, filter).catch((error: unknown) => {
      // The next press creates another project. At a stop, the sandbox may not answer any more.
      if (saysGone(error) || signal.aborted) return [];
      throw error;
    });
  };
  return {
    [Symbol.asyncIterator]: () => followCalls(list, { since, signal }),
    close: () => {
      place.close();
      closing.abort();
    },
  };
}
