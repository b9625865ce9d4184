// What cannot wait for the page's own scripts: a page has one request for it.

// Before the first paint: the theme chosen with the switch. Without a choice the system decides, in CSS.
const root = document.documentElement;

function show(theme) {
  root.dataset.theme = theme;
  // The browser's own bars follow the page, not the system.
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.media = meta.dataset.scheme === theme ? 'all' : 'not all';
  }
}

// A browser that blocks cookies blocks this storage, too: reading it throws.
function storage(use) {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
}

const chosen = storage((local) => local.getItem('theme'));
if (chosen === 'light' || chosen === 'dark') show(chosen);

// The language chosen in a listing, so that nothing moves when the page's scripts arrive.
root.dataset.language = storage((local) => local.getItem('variant')) === 'python' ? 'python' : 'typescript';

document.addEventListener('click', (event) => {
  if (!event.target.closest('.switch')) return;
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  show((root.dataset.theme ?? system) === 'dark' ? 'light' : 'dark');
  storage((local) => local.setItem('theme', root.dataset.theme));
});

// A press on a button whose script is not there yet is kept, and repeated once it is: an island's when the island has
// come to life, any other's when all scripts of the page have run. (Enter in a field presses the form's button.)
let hasRun = false;
// While the page is still arriving, what is drawn below a part that isn't there yet would move: CSS hides it.
root.dataset.arriving = '';
/** What a browser or this file does by itself. */
const NEEDS_NOTHING = '[popovertarget], .switch';

const repeat = (button) => {
  delete button.dataset.pressed;
  button.click();
};

document.addEventListener('DOMContentLoaded', () => {
  hasRun = true;
  delete root.dataset.arriving;
  document.querySelectorAll('button[data-pressed]:not(astro-island[ssr] *)').forEach(repeat);
});

document.addEventListener(
  'click',
  (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const island = button?.closest('astro-island[ssr]');
    if (!button || button.matches(NEEDS_NOTHING) || (hasRun && !island)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const isFirst = !('pressed' in button.dataset);
    button.dataset.pressed = '';
    if (island && isFirst)
      island.addEventListener('astro:hydrate', () => setTimeout(repeat, 0, button), { once: true });
  },
  true,
);
