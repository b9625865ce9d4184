import { expect, test } from 'vitest';
import { mdxToMarkdown, type Translate } from './mdx.ts';

const components: Record<string, Translate> = {
  Term: ({ id }, inner) => `[${inner}](#${id})`,
  Files: ({ folder }) => `(files of ${folder})`,
};
const translate = (source: string) => mdxToMarkdown(source, components, 'x.mdx');

test('components become what they are translated to, with attributes and text', () => {
  expect(translate('A <Term id="slug">short *name*</Term>.\n\n<Files folder="app/" />')).toBe(
    'A [short *name*](#slug).\n\n(files of app/)',
  );
});

test('imports and comments go', () => {
  expect(translate("import A from './a.astro';\n\nText.\n\n{/* for writers */}\n\nMore.")).toBe('Text.\n\nMore.');
});

test('code is left alone, whatever it contains', () => {
  const source = 'Use `<Button>` and `{ a }`.\n\n```ts\nimport a from "a";\nconst b = <Unknown />;\n```';
  expect(translate(source)).toBe(source);
});

test.each([
  ['a component nobody translates', 'Press <Button />.', '<Button> has no Markdown twin'],
  ['the same with text in it', '<Note>Look.</Note>', '<Note> has no Markdown twin'],
  ['an attribute made by an expression', '<Term id={slug}>a</Term>', '<Term> needs plain attributes and an end'],
  ['an expression', 'In {minutes} minutes.', 'an expression in braces'],
])('%s stops the build', (_, source, words) => {
  expect(() => translate(source)).toThrow(`x.mdx: ${words}`);
});
