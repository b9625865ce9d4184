// Before the first paint: the theme chosen with the switch. Without a choice the system decides, in CSS.
const root = document.documentElement;

function show(theme) {
  root.dataset.theme = theme;
  // The browser's own bars follow the page, not the system.
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.media = meta.dataset.scheme === theme ? 'all' : 'not all';
  }
}

const chosen = localStorage.getItem('theme');
if (chosen === 'light' || chosen === 'dark') show(chosen);

document.addEventListener('click', (event) => {
  if (!event.target.closest('.switch')) return;
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  show((root.dataset.theme ?? system) === 'dark' ? 'light' : 'dark');
  localStorage.setItem('theme', root.dataset.theme);
});
