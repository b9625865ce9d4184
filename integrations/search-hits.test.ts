import { expect, test } from 'vitest';
import { hitsOf } from './search-hits.ts';

const searched = (main: string) => {
  const [page] = hitsOf({ path: '/a/', html: `<body><main>${main}</main></body>`, title: 'A' });
  return /<main>(.*)<\/main>/s.exec(page?.html ?? '')?.[1];
};

test('words that only styles keep apart are two words in search', () => {
  expect(searched('<table><tbody><tr><th>Call</th><th>What it does</th></tr></tbody></table>')).toContain(
    '<th>Call</th> <th>What it does</th>',
  );
  expect(searched('<a><b>Set up</b><span>Install the SDK</span></a><p>Then</p>')).toBe(
    '<a><b>Set up</b> <span>Install the SDK</span></a> <p>Then</p>',
  );
});

test('code is indexed as it is written, and weighs less', () => {
  expect(searched('<pre><code><i>post</i><i>(</i></code></pre>')).toBe(
    '<pre data-pagefind-weight="0.2"><code><i>post</i><i>(</i></code></pre>',
  );
});

test('a word with an emphasized part stays one word', () => {
  const text = '<b>sign</b>-in, <code>GET</code>s';
  expect(searched(text)).toBe(text);
});

test('a page of entries is searched entry by entry, each under its own address', () => {
  const entry = (id: string, words: string) =>
    `<section class="trouble"><h3 id="${id}"><a href="#${id}">${words}</a></h3><p>Why.</p></section>`;
  const html = `<main><h1>Trouble</h1>${entry('slug', 'The slug')}${entry('late', 'Too late')}</main>`;
  const hits = hitsOf({ path: '/trouble/', html, title: 'Trouble' });
  expect(hits.map(({ url }) => url)).toEqual(['/trouble/', '/trouble/#slug', '/trouble/#late']);
  expect(hits[0]?.html).toContain('Trouble</h1>');
  expect(hits[0]?.html).not.toContain('Why.');
  expect(hits[1]?.html).toContain('content="Trouble › The slug"');
  expect(hits[1]?.html).toContain('<p>Why.</p>');
});

test('any other page is one hit', () => {
  const html = '<main><section class="b"><h2 id="c">C</h2></section></main>';
  expect(hitsOf({ path: '/a/', html, title: 'A' }).map(({ url }) => url)).toEqual(['/a/']);
});
