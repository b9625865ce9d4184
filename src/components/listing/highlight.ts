import {
  createHighlighterCore,
  createCssVariablesTheme,
  type HighlighterCore,
  type ShikiTransformer,
} from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import type { ShownCall } from './calls.ts';
import type { Region } from './region.ts';

export type Language = 'typescript' | 'python' | 'shellscript' | 'powershell' | 'bat' | 'json' | 'http';

/** The theme writes a role instead of a colour, and the transformer makes it a class: the policy forbids inline styles. */
const theme = createCssVariablesTheme({ name: 'roles', variablePrefix: '--shiki-', fontStyle: false });
const ROLE = /^color:var\(--shiki-(?:token-)?([a-z-]+)\)$/;

const stylesToClasses: ShikiTransformer = {
  name: 'styles-to-classes',
  span(node) {
    const style = node.properties.style;
    if (typeof style !== 'string') return;
    const name = ROLE.exec(style.replaceAll(' ', ''))?.[1];
    if (!name) throw new Error(`There is no class for the style "${style}".`);
    delete node.properties.style;
    if (name !== 'foreground') this.addClassToHast(node, `t-${name}`);
  },
  pre(node) {
    delete node.properties.style;
  },
};

/** Long lines scroll; the keyboard must be able to, and whoever gets there hears where they are. */
const reachable = (label: string): ShikiTransformer => ({
  name: 'reachable',
  pre: (node) => Object.assign(node.properties, { tabindex: '0', role: 'group', 'aria-label': label }) && node,
});

/** Marks the lines of a call and puts the number of a note at the end of its line, drawn by CSS: the text stays the code. */
function marks({ notes }: Region, calls: ShownCall[]): ShikiTransformer {
  return {
    name: 'marks',
    line(node, line) {
      const call = calls.find(({ from, to }) => from <= line && line <= to);
      if (call) {
        this.addClassToHast(node, 'call');
        node.properties['data-operation'] = call.operations.join(' ');
      }
      const number = notes.findIndex((note) => note.line === line) + 1;
      if (number === 0) return;
      node.children.push({
        type: 'element',
        tagName: 'span',
        properties: { class: 'note-mark', 'data-note': String(number), 'aria-hidden': 'true' },
        children: [],
      });
    },
  };
}

let highlighter: Promise<HighlighterCore> | undefined;

/**
 * Highlighted HTML of a region. Runs at build only: the first call takes 0.7 s.
 * @param label what the block is called by those who do not see it
 */
export async function highlight(shown: Region, lang: Language, calls: ShownCall[], label: string): Promise<string> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [
      import('shiki/langs/powershell.mjs'),
      import('shiki/langs/bat.mjs'),
      import('shiki/langs/typescript.mjs'),
      import('shiki/langs/python.mjs'),
      import('shiki/langs/shellscript.mjs'),
      import('shiki/langs/json.mjs'),
      import('shiki/langs/http.mjs'),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  return (await highlighter).codeToHtml(shown.code, {
    lang,
    theme: 'roles',
    transformers: [stylesToClasses, reachable(label), marks(shown, calls)],
  });
}
