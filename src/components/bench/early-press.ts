/**
 * A press on a button that does not live yet is not lost: it is repeated as soon as its island has come to life. (Enter in
 * a field presses the form's button, so this covers it.) A press before this is there does nothing: `ActionForm` sees to
 * that.
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
