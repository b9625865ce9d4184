import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange } from '../../wire/exchange.ts';
import { withoutLongBodies } from '../../wire/without-long-bodies.ts';

/** Calls that were recorded since the last ones. */
export interface NewCalls {
  /** The point where a reader that lost the connection continues, as `since`. */
  next: number;
  /** Oldest first. Right after a reconnect some may be known to the page already. */
  calls: Exchange[];
}

/** Lists a project's newest calls, oldest first. */
export type ListCalls = (filter: { since?: number; limit: number }) => Promise<Exchange[]>;

/** Interval between looks, in milliseconds. */
const LOOK_EVERY = 1000;
/**
 * How far to look back each time, in milliseconds: instances that share a database record calls a moment out of order,
 * and their clocks differ a little.
 */
const OVERLAP = 3000;
/** The most calls at a time, and the most characters of a body. The page shows a few dozen calls. */
const MOST_CALLS = 30;
const MOST_BODY = 20_000;

interface Options {
  /** `next` of the last calls the page got. Undefined: begins with the newest calls there are. */
  since?: number | undefined;
  /** Ends the loop when it's aborted. */
  signal: AbortSignal;
  every?: number;
}

/**
 * Yields new calls to a project as they are recorded, and null each time there are none. It looks again and again
 * instead of being told, because any instance on the same database, and any other program, may have recorded them.
 */
export async function* followCalls(list: ListCalls, { since, signal, every = LOOK_EVERY }: Options) {
  let next = since;
  /** Times at which the calls were answered that the next look will find again, by id. */
  const known = new Map<string, number>();
  while (!signal.aborted) {
    const newest = await list({ limit: MOST_CALLS, ...(next !== undefined && { since: Math.max(0, next - OVERLAP) }) });
    const calls = newest.filter(({ id }) => !known.has(id));
    for (const call of calls) known.set(call.id, answeredAt(call));
    next = calls.reduce((latest, call) => Math.max(latest, answeredAt(call)), next ?? 0) || undefined;
    for (const [id, at] of known) if (next !== undefined && at < next - OVERLAP) known.delete(id);
    yield next !== undefined && calls.length > 0 ? { next, calls: calls.map(shortened) } : null;
    await wait(every, undefined, { signal }).catch(() => undefined);
  }
}

const answeredAt = ({ started_at, duration_ms }: Exchange): number => Math.floor(started_at + duration_ms);

const shortened = (call: Exchange): Exchange => withoutLongBodies(call, MOST_BODY);
