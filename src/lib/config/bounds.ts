import type { Settings } from './settings.ts';

const MB = 1_000_000;
const OWN_MACHINE = /^(localhost|127\..+|\[::1\])$/;

/** Whether readers come from other machines. What anonymous callers may use up is bounded only there. */
export const isPublic = ({ SITE_URL }: Pick<Settings, 'SITE_URL'>): boolean =>
  !OWN_MACHINE.test(new URL(SITE_URL).hostname);

/** The bounds of a public site. Sizes are in bytes, times in milliseconds. */
export interface Bounds {
  budgets: { projectBytes: number; networkBytes: number };
  highWater: { largest: number; leastFree: number };
  sandbox: { callBytes: number; responseBytes: number; searchCost: number };
  traffic: { requests: number; bytes: number; openRequests: number };
  sockets: { perNetwork: number; timeout: number };
  reportsPerHour: number;
}

/** Returns the bounds in the settings; undefined where none apply. */
export function boundsOf(settings: Settings): Bounds | undefined {
  if (!isPublic(settings)) return undefined;
  return {
    budgets: { projectBytes: settings.SANDBOX_BYTES_PER_PROJECT, networkBytes: settings.SANDBOX_BYTES_PER_ADDRESS },
    highWater: { largest: settings.DATABASE_MAX_MB * MB, leastFree: settings.DISK_FREE_MB * MB },
    sandbox: {
      callBytes: settings.SANDBOX_CALL_BYTES,
      responseBytes: settings.SANDBOX_RESPONSE_BYTES,
      searchCost: settings.SANDBOX_SEARCH_COST,
    },
    traffic: {
      requests: settings.REQUESTS_PER_ADDRESS,
      bytes: settings.TRAFFIC_PER_ADDRESS_MB * MB,
      openRequests: settings.OPEN_REQUESTS_PER_ADDRESS,
    },
    sockets: { perNetwork: settings.SOCKETS_PER_ADDRESS, timeout: settings.SOCKET_TIMEOUT_S * 1000 },
    reportsPerHour: settings.REPORTS_PER_ADDRESS,
  };
}
