// A press on a button that does not live yet is kept, and repeated as soon as it does: an island's buttons when the island
// has come to life, any other one marked `data-asleep` when its script calls `wake` (src/components/chrome/wake.ts).
// (Enter in a field presses the form's button, so this covers it.) This is here before anything can be pressed.
document.addEventListener(
  'click',
  (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const island = button?.closest('astro-island[ssr]');
    if (!button || !(island || 'asleep' in button.dataset)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const isFirst = !('pressed' in button.dataset);
    button.dataset.pressed = '';
    if (!island || !isFirst) return;
    const repeat = () => {
      delete button.dataset.pressed;
      button.click();
    };
    island.addEventListener('astro:hydrate', () => setTimeout(repeat), { once: true });
  },
  true,
);
