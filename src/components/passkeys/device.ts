import { atom } from 'nanostores';
import type { Ceremony } from '../../lib/guides/index.ts';

/** A prompt that is open. */
export interface Waiting {
  stop: () => void;
  ceremony: Ceremony;
}

/** The one that is open right now. */
export const $waiting = atom<Waiting | null>(null);

/** Whether a simulated authenticator answers in the place of the reader's own. */
export const $simulated = atom(false);

const KEY = 'simulated-authenticator';

/** As the reader left it. */
export const restoreSimulated = () => $simulated.set(localStorage.getItem(KEY) === 'yes');

export function chooseSimulated(chosen: boolean): void {
  localStorage.setItem(KEY, chosen ? 'yes' : 'no');
  $simulated.set(chosen);
}

/** What was chosen counts before the panel is on the page, too. */
export const simulates = () => localStorage.getItem(KEY) === 'yes';
