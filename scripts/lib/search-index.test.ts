import { expect, test } from 'vitest';
import { asSearched, hitsOf } from './search-index.ts';

test('what only styles keep apart are two words in search', () => {
  expect(asSearched('<tr><th>Call</th><th>What it does</th></tr>')).toBe(
    '<tr><th>Call</th> <th>What it does</th></tr>',
  );
  expect(asSearched('<a><b>Set up</b><span>Install the SDK</span></a><p>Then</p>')).toBe(
    '<a><b>Set up</b> <span>Install the SDK</span></a> <p>Then</p>',
  );
});

test('code stays as it is written, and counts less', () => {
  const code = '<pre><code><i>post</i><i>(</i></code></pre>';
  expect(asSearched(`${code}<p>a</p>${code}`)).toBe(
    `${code}<p>a</p>${code}`.replaceAll('<pre', '<pre data-pagefind-weight="0.2"'),
  );
});

test('a word of which a part stands out stays one word', () => {
  expect(asSearched('<b>sign</b>-in, <code>GET</code>s')).toBe('<b>sign</b>-in, <code>GET</code>s');
});

test('a page of entries is searched entry by entry, each under its own address', () => {
  const entry = (id: string, words: string) =>
    `<section class="trouble" data-x><h3 id="${id}" data-x><a href="#${id}">${words}</a></h3><p>Why.</p></section>`;
  const html = `<main><h1>Trouble</h1>${entry('slug', 'The slug')}${entry('late', 'Too late')}</main>`;
  const hits = hitsOf({ path: '/trouble/', html, title: 'Trouble' });
  expect(hits.map(({ url }) => url)).toEqual(['/trouble/', '/trouble/#slug', '/trouble/#late']);
  expect(hits[0]?.html).toBe('<main><h1>Trouble</h1></main>');
  expect(hits[1]?.html).toContain('content="Trouble › The slug"');
  expect(hits[1]?.html).toContain('<p>Why.</p>');
});

test('any other page is one hit', () => {
  const page = { path: '/a/', html: '<main><section class="b"><h2 id="c">C</h2></section></main>', title: 'A' };
  expect(hitsOf(page)).toEqual([{ url: '/a/', html: page.html }]);
});
