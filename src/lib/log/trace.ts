/** What of an error may stand in a log. */
interface Trace {
  name: string;
  /** Of the system or of the database: `ECONNREFUSED`, `23505` … */
  code?: string;
  /** The innermost first. */
  frames?: string[];
}

const MOST = 5;

/** What was thrown, and where. Never its message, nor what else it carries: that may hold what somebody sent. */
export function traceOf(error: unknown): Trace {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as Error & { code?: unknown };
  return { name: error.name, ...(typeof code === 'string' && { code }), frames: framesOf(error) };
}

/** The stack begins with the message, of which a line may look like a frame. */
function framesOf({ message, stack = '' }: Error): string[] {
  const afterMessage = stack.slice(stack.indexOf(message) + message.length);
  return afterMessage
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, MOST);
}
