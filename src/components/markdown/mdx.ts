/** Makes Markdown of a component: its attributes as written, and what stands between its tags, already translated. */
export type Translate = (attributes: Record<string, string>, inner: string) => string;

/** What may stand in MDX besides Markdown. Code comes first, so that nothing inside it is taken for anything else. */
const PIECES =
  /```[\s\S]*?```|`[^`\n]*`|\{\/\*[\s\S]*?\*\/\}|^(?:import|export)\s.*$|<([A-Z]\w*)((?:\s+\w+="[^"]*")*)\s*(?:\/>|>([\s\S]*?)<\/\1>)|<\/?([A-Z]\w*)|\{/gm;

/**
 * Makes plain Markdown of MDX: comments and imports go, components are translated.
 * @param where the file's name, for errors
 * @throws at a component nobody translates, and at an expression: the build stops there
 */
export function mdxToMarkdown(source: string, components: Record<string, Translate>, where: string): string {
  const text = source.replace(PIECES, (piece, name?: string, attributes?: string, inner?: string, stray?: string) => {
    if (piece.startsWith('`')) return piece;
    if (piece.startsWith('{/*') || /^(import|export)\s/.test(piece)) return '';
    if (piece === '{') throw new Error(`${where}: an expression in braces has no Markdown twin.`);
    const translate = components[name ?? stray ?? ''];
    if (!translate) throw new Error(`${where}: <${name ?? stray}> has no Markdown twin (src/components/markdown).`);
    if (name === undefined) throw new Error(`${where}: <${stray}> needs plain attributes and an end.`);
    return translate(readAttributes(attributes ?? ''), mdxToMarkdown(inner ?? '', components, where));
  });
  return text.replace(/\n{3,}/g, '\n\n').trim();
}

const readAttributes = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
