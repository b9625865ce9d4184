import type { Settings } from '../../config/settings.ts';
import type { Database } from '../../store/database.ts';
import { createLimit } from '../../store/limiter.ts';
import { countedNetwork, isLoopback } from '../../store/network.ts';
import type { Seal } from '../../store/seal.ts';
import { HeldBack } from '../../wire/held-back.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY = 24 * 60 * 60;

/** Counts a project that a reader from this network is about to get. @throws {HeldBack} when it is one too many */
export type CountProjects = (from: string) => Promise<void>;

interface Parts {
  db: Database;
  seal: Seal;
  log: { warn(words: string): void };
  settings: Pick<Settings, 'SITE_URL' | 'READERS_PER_ADDRESS'>;
}

const UNNAMED_PROXY =
  'Readers are refused a sandbox project, since all of them seem to come from this machine. If a proxy stands before this site, name it in TRUSTED_PROXIES.';

/** No open disk either: whoever sends no cookie is a new reader each time, and each reader gets a project. */
export function countProjects({ db, seal, log, settings }: Parts): CountProjects {
  const { SITE_URL, READERS_PER_ADDRESS } = settings;
  const perAddress = createLimit(db, 'projects-address', READERS_PER_ADDRESS, DAY);
  return async (from) => {
    const network = countedNetwork(from, SITE_URL);
    const wait = network === null ? null : await perAddress.take(seal.digest(network));
    if (wait === null) return;
    if (isLoopback(from)) log.warn(UNNAMED_PROXY);
    throw tooMany(wait);
  };
}

function tooMany(waitMs: number): HeldBack {
  const hours = Math.ceil(waitMs / HOUR_MS);
  return new HeldBack(
    429,
    'Too many sandbox projects were made from your network today',
    `Nothing was made, and nothing was run. Try again in ${hours === 1 ? 'an hour' : `${hours} hours`}, or run this site on your own machine, where nobody counts.`,
    waitMs,
  );
}
