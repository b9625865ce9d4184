import { expect, test } from 'vitest';
import type { BuiltPage } from './built-pages.ts';
import { llmsTxt, sitemap } from './machine-files.ts';

const page = (path: string, title: string, twin: string): BuiltPage => ({
  path,
  twin,
  title,
  file: '',
  html: '',
  description: `About ${title}.`,
});
const pages = [
  page('/', 'First Login', '/index.md'),
  page('/glossary/', 'Glossary', '/glossary.md'),
  page('/guides/x/', 'X', '/guides/x.md'),
  page('/guides/x/a/', '2 A', '/guides/x/a.md'),
  page('/guides/x/b/', '1 B', '/guides/x/b.md'),
];
const step = (id: string) => ({ id, title: id, summary: '', actions: [] });
const guides = [
  {
    id: 'x',
    title: 'The guide X',
    steps: [step('b'), step('a')],
  },
];

test('llms.txt lists a guide’s steps in the order they are taught, then the other pages', () => {
  expect(llmsTxt(pages, guides)).toContain(
    [
      '## The guide X',
      '',
      '- [X](https://first-login.invalid/guides/x.md): About X.',
      '- [1 B](https://first-login.invalid/guides/x/b.md): About 1 B.',
      '- [2 A](https://first-login.invalid/guides/x/a.md): About 2 A.',
      '',
      '## Around the guides',
      '',
      '- [Glossary](https://first-login.invalid/glossary.md): About Glossary.',
      '',
    ].join('\n'),
  );
});

test('llms.txt’s rule for the Markdown of a page holds for home, too', () => {
  expect(llmsTxt(pages, guides)).toContain(
    'Every page listed here is also available as Markdown: add `index.md` to its URL.',
  );
  expect(pages[0]).toMatchObject({ path: '/', twin: `${pages[0]?.path}index.md` });
});

test('the sitemap lists every page', () => {
  expect(sitemap(pages).match(/<loc>/g)).toHaveLength(5);
});
