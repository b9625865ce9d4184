import { expect, test } from 'vitest';
import { asSearched } from './search-index.ts';

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
