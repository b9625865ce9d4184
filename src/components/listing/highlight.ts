import {
  createHighlighterCore,
  createCssVariablesTheme,
  type HighlighterCore,
  type ShikiTransformer,
} from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import type { Lines } from './region.ts';
import type { Shown } from './sources.ts';

type Element = Parameters<NonNullable<ShikiTransformer['line']>>[0];

/** The theme writes roles instead of colors, which become classes: the content policy forbids inline styles. */
const theme = createCssVariablesTheme({ name: 'roles', variablePrefix: '--shiki-', fontStyle: false });
const ROLE = /^color:var\(--shiki-(?:token-)?([a-z-]+)\)$/;
/**
 * The classes of `styles/code.css`. They are one letter long because a page has a thousand of them. Punctuation and
 * parameters have none, because the grammars disagree about what those are: they have the color of other text.
 */
const CLASSES: Record<string, string | undefined> = {
  foreground: undefined,
  punctuation: undefined,
  parameter: undefined,
  link: undefined,
  keyword: 'k',
  string: 's',
  'string-expression': 's',
  function: 'f',
  constant: 'n',
  comment: 'c',
};

const stylesToClasses: ShikiTransformer = {
  name: 'styles-to-classes',
  span(node) {
    const style = node.properties.style;
    if (typeof style !== 'string') return;
    const name = ROLE.exec(style.replaceAll(' ', ''))?.[1];
    if (!name || !(name in CLASSES)) throw new Error(`There is no class for the style "${style}".`);
    delete node.properties.style;
    if (CLASSES[name]) this.addClassToHast(node, CLASSES[name]);
  },
  // Most spans carry no role, or that of the one before: merging them makes a page a tenth smaller.
  line(node) {
    node.children = node.children.reduce<Element['children']>((merged, child) => {
      const last = merged.at(-1);
      if (child.type !== 'element') return [...merged, child];
      const [text] = child.children;
      if (!child.properties.class && text?.type === 'text') {
        if (last?.type !== 'text') return [...merged, text];
        last.value += text.value;
      } else if (last?.type === 'element' && String(last.properties.class) === String(child.properties.class)) {
        last.children.push(...child.children);
      } else return [...merged, child];
      return merged;
    }, []);
  },
  pre(node) {
    delete node.properties.style;
  },
};

/** Makes the block focusable, so that the keyboard can scroll long lines. */
const reachable = (label: string): ShikiTransformer => ({
  name: 'reachable',
  pre: (node) => Object.assign(node.properties, { tabindex: '0', role: 'group', 'aria-label': label }) && node,
});

/** Marks the lines of calls and those that are folded. */
const marks = ({ calls, open }: Shown): ShikiTransformer => ({
  name: 'marks',
  line(node, line) {
    const call = calls.find(({ from, to }) => from <= line && line <= to);
    if (call) {
      this.addClassToHast(node, 'call');
      node.properties['data-operation'] = call.operations.join(' ');
    }
    if (isFolded(line, open)) this.addClassToHast(node, 'folded');
  },
});

const isFolded = (line: number, open: Lines | undefined): boolean =>
  open !== undefined && (line < open.from || line > open.to);

/** Puts each note on a row of its own above its line. The rows are no `.line`, so they are not copied. */
const annotations = ({ calls, notes, open }: Shown): ShikiTransformer => ({
  name: 'annotations',
  code(node) {
    const classesAt = (at: number) => [
      'note',
      ...(calls.some(({ from, to }) => from < at && at <= to) ? ['in-call'] : []),
      ...(isFolded(at, open) ? ['folded'] : []),
    ];
    let line = 0;
    node.children = node.children.flatMap((child): (typeof child)[] => {
      if (child.type !== 'element') return [child];
      line += 1;
      const rows = notes.filter((note) => note.line === line).map(({ text }) => noteRow(text, classesAt(line)));
      return [...rows, child];
    });
  },
});

function noteRow(text: string, classes: string[]): Element {
  // A note may name code between backticks.
  const pieces = text.split('`').map((piece, index) => {
    const value = { type: 'text' as const, value: piece };
    return index % 2 ? { type: 'element' as const, tagName: 'code', properties: {}, children: [value] } : value;
  });
  const spoken = { type: 'text' as const, value: 'Note: ' };
  const hidden = {
    type: 'element' as const,
    tagName: 'b',
    properties: { class: 'visually-hidden' },
    children: [spoken],
  };
  return { type: 'element', tagName: 'span', properties: { class: classes.join(' ') }, children: [hidden, ...pieces] };
}

let highlighter: Promise<HighlighterCore> | undefined;

/**
 * Highlights code. Runs only at build: the first call takes 0.7 s.
 * @param label accessible name of the block
 * @returns HTML
 */
export async function highlight(shown: Shown, label: string): Promise<string> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [
      import('shiki/langs/powershell.mjs'),
      import('shiki/langs/bat.mjs'),
      import('shiki/langs/typescript.mjs'),
      import('shiki/langs/python.mjs'),
      import('shiki/langs/javascript.mjs'),
      import('shiki/langs/html.mjs'),
      import('shiki/langs/css.mjs'),
      import('shiki/langs/shellscript.mjs'),
      import('shiki/langs/json.mjs'),
      import('shiki/langs/http.mjs'),
      import('shiki/langs/go.mjs'),
      import('shiki/langs/ruby.mjs'),
      import('shiki/langs/kotlin.mjs'),
      import('shiki/langs/php.mjs'),
      import('shiki/langs/rust.mjs'),
      import('shiki/langs/csharp.mjs'),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  return (await highlighter).codeToHtml(shown.code, {
    lang: shown.language,
    theme: 'roles',
    // No limit. By default a line that takes longer than 500 ms loses its colors, as the first did on a busy machine.
    tokenizeTimeLimit: 0,
    transformers: [stylesToClasses, reachable(label), marks(shown), annotations(shown)],
  });
}
