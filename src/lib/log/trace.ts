import { storeReason } from './store-reason.ts';

/** The parts of an error that may be logged. */
interface Trace {
  name: string;
  /** Code of the system or the database: `ECONNREFUSED`, `23505` … */
  code?: string;
  /** The store's own reason: `database or disk is full`. */
  reason?: string;
  /** Stack frames, innermost first. */
  frames?: string[];
}

const MAX_FRAMES = 5;

/** Returns the kind and place of an error, but not its message or details: those may contain what a user sent. */
export function traceOf(error: unknown): Trace {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as Error & { code?: unknown };
  const reason = storeReason(error);
  return {
    name: error.name,
    ...(typeof code === 'string' && { code }),
    ...(reason && { reason }),
    frames: framesOf(error),
  };
}

/** Skips the message, because one of its lines may look like a frame. */
function framesOf({ message, stack = '' }: Error): string[] {
  const afterMessage = stack.slice(stack.indexOf(message) + message.length);
  return afterMessage
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, MAX_FRAMES);
}
