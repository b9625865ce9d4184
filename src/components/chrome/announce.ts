/** Screen readers miss a change in a region that was created or cleared just before. */
const SETTLE_MS = 100;

let region: HTMLElement | undefined;

/** Announces a text to screen readers through a polite live region of its own. */
export function announce(text: string): void {
  if (!region) {
    region = document.createElement('p');
    region.className = 'visually-hidden';
    region.setAttribute('aria-live', 'polite');
    document.body.append(region);
  }
  const place = region;
  place.textContent = '';
  setTimeout(() => (place.textContent = text), SETTLE_MS);
}
