import type { Settings } from '../../config/settings.ts';
import type { Database } from '../../store/database.ts';
import { createLimit } from '../../store/limiter.ts';
import { countedNetwork, isLoopback } from '../../store/network.ts';
import type { Seal } from '../../store/seal.ts';
import { Blocked } from '../../wire/blocked.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY = 24 * 60 * 60;

/** Counts one more for a network. @throws {Blocked} above the limit */
export type CountOne = (from: string) => Promise<void>;

/** A limit's name, and the sentence for requests that exceed it. */
interface Counted {
  name: string;
  sentence: string;
}

/** Limits stored readers: a client without cookies is a new reader each time. */
export const READERS: Counted = {
  name: 'readers-address',
  sentence: 'Too many new readers came from your network today',
};

/** Limits projects: each reader gets one, another for the stories they watch, and a new one after one expired. */
export const PROJECTS: Counted = {
  name: 'projects-address',
  sentence: 'Too many sandbox projects were created from your network today',
};

interface PerNetworkInput {
  db: Database;
  seal: Seal;
  log: { warn(words: string): void };
  settings: Pick<Settings, 'SITE_URL' | 'READERS_PER_ADDRESS'>;
}

const UNNAMED_PROXY =
  'New readers are refused, since all of them seem to come from this machine. If a proxy is in front of this site, name it in TRUSTED_PROXIES.';

/**
 * Limits what each network may bring in a day. Requests from this machine aren't counted on a site that only it can
 * reach.
 * @returns a function that counts one more, and throws `Blocked` above the limit
 */
export function countPerNetwork({ db, seal, log, settings }: PerNetworkInput, { name, sentence }: Counted): CountOne {
  const { SITE_URL, READERS_PER_ADDRESS } = settings;
  const perAddress = createLimit(db, name, READERS_PER_ADDRESS, DAY);
  return async (from) => {
    const network = countedNetwork(from, SITE_URL);
    const wait = network === null ? null : await perAddress.consume(seal.digest(network));
    if (wait === null) return;
    if (isLoopback(from)) log.warn(UNNAMED_PROXY);
    throw tooMany(sentence, wait);
  };
}

function tooMany(sentence: string, waitMs: number): Blocked {
  const hours = Math.ceil(waitMs / HOUR_MS);
  return new Blocked(
    429,
    sentence,
    `Nothing was created or run. Try again in ${hours === 1 ? 'an hour' : `${hours} hours`}, or run this site on your own machine, where there’s no limit.`,
    waitMs,
  );
}
