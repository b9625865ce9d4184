import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';
import type { Shown } from './sources.ts';

const shown = (language: Shown['language'], code: string): Shown => ({
  name: 'a file',
  language,
  code,
  calls: [],
  notes: [],
  open: undefined,
});

test('each part of the code with a color has one short class', async () => {
  const html = await highlight(shown('typescript', "const one = call('a', 1); // why"), 'Code');
  expect(html).toContain('<span class="k">const</span>');
  expect(html).toMatch(/<span class="f"> ?call<\/span>/);
  expect(html).toContain('<span class="s">\'a\'</span>');
  expect(html).toContain('<span class="c">// why</span>');
  expect(html).not.toContain('style=');
});

test('text without a color has no elements', async () => {
  const html = await highlight(shown('python', 'a.b(c, [d])'), 'Code');
  expect(html).toMatch(/<span class="line">a\.(<span class="f">b<\/span>|b)\(c, \[d\]\)<\/span>/);
});
