import type { IncomingMessage } from 'node:http';
import type { Bench } from '../../lib/bench/index.ts';
import { isPublic } from '../../lib/config/bounds.ts';
import type { Settings } from '../../lib/config/settings.ts';
import type { Log } from '../../lib/log/log.ts';

/** Headers that only proxies send. */
const FORWARDING = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** Looks at a request before it is answered. */
export type ExposureCheck = (request: IncomingMessage) => void;

interface ExposureContext {
  settings: Pick<Settings, 'SITE_URL'>;
  bench: Pick<Bench, 'hostStates' | 'closeHost'>;
  log: Pick<Log, 'error'>;
}

/**
 * Makes the check of requests to a site whose SITE_URL says that only this machine reaches it. There, the host's own
 * projects need no access code; so if a request shows that SITE_URL was forgotten, they are closed.
 * @returns undefined where nothing has to be checked
 */
export function createExposureCheck({ settings, bench, log }: ExposureContext): ExposureCheck | undefined {
  const hasProjects = Object.values(bench.hostStates()).some(({ state }) => state !== 'not_set');
  if (isPublic(settings) || !hasProjects) return undefined;
  let isClosed = false;
  return (request) => {
    if (isClosed || !isFromElsewhere(request)) return;
    isClosed = true;
    bench.closeHost();
    log.error('a request came from another machine, but SITE_URL is not set: your test projects are closed');
  };
}

function isFromElsewhere({ headers }: IncomingMessage): boolean {
  if (FORWARDING.some((name) => headers[name] !== undefined)) return true;
  const url = `http://${headers.host ?? 'localhost'}`;
  return URL.canParse(url) && isPublic({ SITE_URL: url });
}
