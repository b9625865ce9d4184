import type { Settings } from '../../config/settings.ts';
import type { Database } from '../../store/database.ts';
import { createLimit } from '../../store/limiter.ts';
import { countedNetwork } from '../../store/network.ts';
import type { Seal } from '../../store/seal.ts';
import { HeldBack } from '../../wire/held-back.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY = 24 * 60 * 60;

/** Counts a project that a reader from this network is about to get. @throws {HeldBack} when it is one too many */
export type CountProjects = (from: string) => Promise<void>;

/** No open disk either: whoever sends no cookie is a new reader each time, and each reader gets a project. */
export function countProjects(
  db: Database,
  seal: Seal,
  { SITE_URL, SANDBOX_PROJECTS_PER_ADDRESS }: Pick<Settings, 'SITE_URL' | 'SANDBOX_PROJECTS_PER_ADDRESS'>,
): CountProjects {
  const perAddress = createLimit(db, 'projects-address', SANDBOX_PROJECTS_PER_ADDRESS, DAY);
  return async (from) => {
    const network = countedNetwork(from, SITE_URL);
    const wait = network === null ? null : await perAddress.take(seal.digest(network));
    if (wait !== null) throw tooMany(wait);
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
