/** Long enough for a region that was just made, or just emptied, to be noticed as a change. */
const SETTLE_MS = 100;

let region: HTMLElement | undefined;

/** Tells people who do not see the page what a glance at it shows: politely, once, and never in place of the one sentence. */
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
