import { remember } from '../chrome/storage.ts';

/**
 * Remembers the language of the listings. `public/first.js` shows it before the first paint.
 * @param inputs the radio buttons of a page's listing
 */
export function rememberLanguage(inputs: Iterable<HTMLInputElement>): void {
  const { dataset } = document.documentElement;
  for (const input of inputs) {
    input.checked = input.value === dataset.language;
    input.addEventListener('change', () => {
      // Only some steps have curl, so it is no choice for the next one.
      if (input.value === 'curl') return;
      dataset.language = input.value;
      remember('variant', input.value);
    });
  }
}
