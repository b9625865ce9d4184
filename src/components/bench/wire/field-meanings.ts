import { atom } from 'nanostores';
import { recall, remember } from '../../chrome/storage.ts';

/** Field explanations; null while hidden. */
export const $meanings = atom<Record<string, string> | null>(null);

const KEY = 'meanings';

/** The provider whose fields are explained. */
let shownProvider = '';

/** Toggles the explanations and remembers the choice. */
export async function toggleMeanings(): Promise<void> {
  const shown = $meanings.get() !== null;
  remember(KEY, shown ? 'hidden' : 'shown');
  if (shown) $meanings.set(null);
  else await showMeanings();
}

/** Restores the reader's earlier choice on a page about this provider. */
export async function restoreMeanings(provider: string): Promise<void> {
  shownProvider = provider;
  if (recall(KEY) === 'shown') await showMeanings();
}

/** Reacts before the file has loaded. If the reader hides the explanations meanwhile, they stay hidden. */
async function showMeanings(): Promise<void> {
  $meanings.set({});
  const meanings = await fetchMeanings();
  if ($meanings.get()) $meanings.set(meanings);
}

/** The build writes these files, and checks that each entry is a text (content.config.ts). */
const fetchMeanings = async (): Promise<Record<string, string>> =>
  fetch(`/fields/${shownProvider}.json`)
    .then((response) => response.json() as Promise<Record<string, string>>)
    .catch(() => ({}));
