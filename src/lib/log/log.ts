import { pino, type Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Keys whose values never reach a log, wherever they sit. A second line of defence: callers do not log them at all. */
const SECRET_KEYS = [
  'authorization',
  'cookie',
  'secret',
  'token',
  'session_token',
  'session_jwt',
  'email_address',
  'email',
];

/** The one logger, written to stderr so that stdout holds only the line that says where the site is. */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** For tests and tools that have nothing to say. */
export const quietLog: Log = createLog('silent');
