/**
 * A press on a button that does not live yet is not lost: it is repeated as soon as the bench has come to life. Without
 * this a slow network would send the form by itself, with what was typed in the address. (Enter in a field presses the
 * form's button, so this covers it.)
 */
export function keepEarlyPresses(): void {
  document.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      const island = button?.closest('astro-island[ssr]');
      if (!button || !island) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      island.addEventListener('astro:hydrate', () => setTimeout(() => button.click()), { once: true });
    },
    true,
  );
}
