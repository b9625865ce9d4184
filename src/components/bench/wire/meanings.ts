import { atom } from 'nanostores';

/** What each field means, once the reader asked for it. */
export const $meanings = atom<Record<string, string> | null>(null);

const KEY = 'meanings';

/** The provider whose fields they are, by the guide's id. */
const providers: Record<string, string> = { 'stytch-b2b': 'stytch', passwordless: 'passwordless' };
let provider = 'stytch';

/** Shows or hides the meanings, and remembers it. */
export async function toggleMeanings(): Promise<void> {
  const shown = $meanings.get() !== null;
  localStorage.setItem(KEY, shown ? 'hidden' : 'shown');
  if (shown) $meanings.set(null);
  else await showMeanings();
}

/** As the reader left it. */
export async function restoreMeanings(guide = 'stytch-b2b'): Promise<void> {
  provider = providers[guide] ?? provider;
  if (localStorage.getItem(KEY) === 'shown') await showMeanings();
}

/** At once: a press is seen to have counted before the meanings are there. Whoever takes it back meanwhile wins. */
async function showMeanings(): Promise<void> {
  $meanings.set({});
  const meanings = await fetchMeanings();
  if ($meanings.get()) $meanings.set(meanings);
}

const fetchMeanings = async (): Promise<Record<string, string>> =>
  fetch(`/fields/${provider}.json`)
    .then((response) => response.json() as Promise<Record<string, string>>)
    .catch(() => ({}));
