import { expect, test } from 'vitest';
import { htmlToMarkdown } from './markdown-twins.ts';

const markdown = (main: string) =>
  htmlToMarkdown(`<!DOCTYPE html><html><body><nav>Menu</nav><main class="a">${main}</main></body></html>`).trim();

test.each([
  [
    'headings and paragraphs',
    '<h1 id="step">Glossary</h1><div><p>One <b>two</b>.</p></div>',
    '# Glossary\n\nOne **two**.',
  ],
  [
    'links, but not to the same page',
    '<p><a href="/a/">A</a>, <a href="#b">b</a></p>',
    '[A](https://first-login.invalid/a/), b',
  ],
  ['lists', '<ul><li>a</li><li>b <code>c</code></li></ul>', '- a\n- b `c`'],
  [
    'numbered lists with more than a line',
    '<ol><li><a href="/a/">A</a><p>Text.</p></li></ol>',
    '1. [A](https://first-login.invalid/a/)\n\n   Text.',
  ],
  ['terms and meanings', '<dl><div><dt>slug</dt><dd><p>Short.</p></dd></div></dl>', '**slug**\n\nShort.'],
  ['what is folded', '<details><summary>More</summary><p>Text.</p></details>', '**More**\n\nText.'],
  ['code', '<pre data-language="sh"><code><span class="line">a &amp;&amp; b</span></code></pre>', '```sh\na && b\n```'],
  [
    'a listing’s notes after its code, with the lines they are about',
    '<pre><code><span class="line">a();</span>\n<span class="note call"><b class="visually-hidden">Note: </b>Why <code>b</code>.' +
      '</span><span class="line">b();</span>\n<span class="line">c();</span></code></pre><p>Text.</p>',
    '```\na();\nb();\nc();\n```\n\n1. Line 2: Why `b`.\n\nText.',
  ],
  [
    'tables',
    '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2|3</td></tr></table>',
    '| A | B |\n| - | - |\n| 1 | 2\\|3 |',
  ],
  [
    'a figure by its text',
    '<figure><svg><text>x</text></svg><figcaption><ol><li>a to b</li></ol></figcaption></figure>',
    '1. a to b',
  ],
  [
    'a term as its word',
    '<p>A <button popovertarget="t">slug</button><span id="t" popover>Short.</span> is</p>',
    'A slug is',
  ],
  [
    'a path as one word, wherever its line may break',
    '<p><code>GET <wbr>/_sandbox<wbr>/calls</code></p>',
    '`GET /_sandbox/calls`',
  ],
  [
    'no table of contents',
    '<nav aria-label="On this page"><ul><li><a href="#a">A</a></li></ul></nav><h2 id="a">A</h2>',
    '## A',
  ],
  [
    'nothing of what is pressed or hidden',
    '<p>Text.</p><button>Press</button><a hidden href="/x">x</a><script>a</script>',
    'Text.',
  ],
])('%s', (_, html, wanted) => {
  expect(markdown(html)).toBe(wanted);
});
