import { pino, type Logger } from 'pino';
import { requestId } from './request-id.ts';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Keys whose values are hidden at any depth. A second line of defense: callers don't log them in the first place. */
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

/**
 * Creates the logger. It writes to stderr, so that stdout has only the line with the site's address.
 * @param level one of the setting LOG_LEVEL
 */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      mixin: () => ({ id: requestId() }),
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** A logger that writes nothing, for tests and tools. */
export const quietLog: Log = createLog('silent');
