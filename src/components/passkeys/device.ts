import { atom } from 'nanostores';
import { recall, remember } from '../chrome/storage.ts';
import type { Ceremony } from '../../lib/guides/index.ts';

/** An open prompt. */
export interface Waiting {
  stop: () => void;
  ceremony: Ceremony;
}

/** The prompt that is open now. */
export const $waiting = atom<Waiting | null>(null);

/** Whether the simulated authenticator is used instead of the reader's own. */
export const $simulated = atom(false);

const KEY = 'simulated-authenticator';

/** Restores the reader's earlier choice. */
export const restoreSimulated = () => $simulated.set(simulates());

export function chooseSimulated(chosen: boolean): void {
  remember(KEY, chosen ? 'yes' : 'no');
  $simulated.set(chosen);
}

/** Reads the choice even before the panel has rendered. */
export const simulates = () => (recall(KEY) ?? ($simulated.get() && 'yes')) === 'yes';
