import type { Log } from '../../lib/log/log.ts';

/** One per process: Astro's bundle has a copy of this module. */
const KEY = Symbol.for('first-login.astro-log');
const shared = globalThis as { [KEY]?: Pick<Log, 'debug' | 'warn' | 'error'> };

/** An event that Astro reports. */
interface Event {
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  label: string | null;
  message: string;
  newLine: boolean;
}

/** Makes Astro report to the site's log. Without it, as in a build, Astro writes to the terminal. */
export const logAstroTo = (log: Pick<Log, 'debug' | 'warn' | 'error'>): void => {
  shared[KEY] = log;
};

/**
 * Creates Astro's logger (`logger` in astro.config.mjs). Its messages contain whole URLs and whatever a page threw, so
 * on a running site only the kind and place of an error are logged.
 */
export default function createAstroLog() {
  return {
    write({ level, label, message, newLine }: Event): void {
      const log = shared[KEY];
      if (!log)
        process.stdout.write((label && label !== 'SKIP_FORMAT' ? `[${label}] ` : '') + message + (newLine ? '\n' : ''));
      else if (level === 'error' || level === 'warn')
        log[isCallersMistake(label, message) ? 'debug' : level](
          { label, ...traceIn(message) },
          'Astro reported a problem',
        );
    },
  };
}

/** Whether a request was wrong, such as a POST to a page or `%` in a path: otherwise anyone could fill the log. */
const isCallersMistake = (label: string | null, message: string): boolean =>
  label === 'router' || message.startsWith('Error: Invalid URL encoding');

/** Returns the name and the frames of the error in a message. */
function traceIn(message: string): { name?: string; frames: string[] } {
  const name = /^(\w*Error)\b/m.exec(message)?.[1];
  const frames = message.split('\n').map((line) => line.trim());
  return { ...(name && { name }), frames: frames.filter((line) => /^at .*:\d+\)?$/.test(line)).slice(0, 5) };
}
