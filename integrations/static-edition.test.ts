import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asCopy, KNOWN_ISLANDS, staticEdition } from './static-edition.ts';

const LIVE = 'https://learn.example';
const copy = (body: string) =>
  asCopy(
    `<!doctype html><html><head></head><body>${body}</body></html>`,
    '/guides/x/a/',
    LIVE,
    (path) => path === '/glossary/',
  );

test('a panel that would call the site says so, and links to the same page on the live one', () => {
  const html = copy('<astro-island component-export="Bench" props="{}"><button>Run</button></astro-island>');
  expect(html).toContain('nothing runs here. To run this step');
  expect(html).toContain(`<a href="${LIVE}/guides/x/a/">open this page on the live site</a>`);
  expect(html).not.toMatch(/astro-island|<button/);
});

test('the name of a button in the text leads to the button on the live site', () => {
  const html = copy('<a href="#run-send"><strong>Send magic link</strong></a>');
  expect(html).toContain(`<a href="${LIVE}/guides/x/a/#run-send">`);
});

test('every island of the pages is known, so that none calls a site that isn’t there', () => {
  const pages = globSync('src/**/*.{astro,mdx}').map((file) => readFileSync(file, 'utf8'));
  const used = pages.flatMap((text) => [...text.matchAll(/<(\w+)[^>]*\sclient:/g)].map(([, name]) => name));
  expect(used.length).toBeGreaterThan(5);
  expect(used.filter((name) => !KNOWN_ISLANDS.has(name ?? ''))).toEqual([]);
  const html = copy('<astro-island component-export="SeeItHappen" props="{}"><button>See</button></astro-island>');
  expect(html).toContain(`<a href="${LIVE}/guides/x/a/">See it happen on the live site</a>`);
});

test('a form that posts to the site is a link to the live page; one that stays in the browser stays', () => {
  const html = copy(
    '<form method="post" action="/x/app.zip"><button>Download the app</button></form><form role="search"><input /></form>',
  );
  expect(html).toContain('To press “Download the app”, <a');
  expect(html).not.toContain('method="post"');
  expect(html).toContain('<form role="search"><input></form>');
});

test('links to what only a running site has go to the live one; the copy’s own pages stay', () => {
  const html = copy(
    '<a href="/signup">a</a><a href="/guides/x/app.zip" download="x.zip">b</a><a href="/glossary/#term">c</a><a href="#d">d</a>',
  );
  expect(html).toContain(`<a href="${LIVE}/signup">a</a><a href="${LIVE}/guides/x/app.zip">b</a>`);
  expect(html).toContain('<a href="/glossary/#term">c</a><a href="#d">d</a>');
});

test('a copy for reading leaves out a reader’s own work, and its badge says that it is a copy', () => {
  const html = copy(
    '<a class="continue" data-guide="x" hidden></a><div class="again"><button>Start over</button></div>' +
      '<a class="badge" href="/preflight/" data-mode="sandbox">Emulated</a>',
  );
  expect(html).not.toMatch(/continue|Start over|data-mode|Emulated/);
  expect(html).toContain(`<a href="${LIVE}/guides/x/a/" class="badge">Reading copy</a>`);
});

test('an address without a page gets a page that says what this copy is, with links that work', () => {
  const page =
    '<!doctype html><html><head></head><body><main><h1>Page not found</h1><a href="/glossary/">Glossary</a></main>' +
    '<a class="badge" href="/preflight/" data-mode="sandbox">Emulated</a></body></html>';
  const html = asCopy(page, '/404.html', LIVE, (path) => path === '/glossary/');
  expect(html).toContain('<a href="/glossary/">Glossary</a>');
  expect(html).toContain(`<a href="${LIVE}/">open the home page on the live site</a>`);
  // The live site has no page at this address either.
  expect(html).not.toContain('404');
});

test('only a copy is built with a file for addresses without a page', async () => {
  const prerendered = async (where?: { live: string; own: string }) => {
    const route = { component: 'src/pages/404.astro', prerender: false };
    const { hooks } = staticEdition(where);
    await hooks['astro:route:setup']?.({ route, logger: {} as never });
    return route.prerender;
  };
  expect(await prerendered({ live: LIVE, own: 'https://copy.example' })).toBe(true);
  expect(await prerendered()).toBe(false);
});
