/** Renders a component as Markdown, from its attributes and its translated content. */
export type Translate = (attributes: Record<string, string>, inner: string) => string;

/** MDX syntax besides Markdown. Code comes first, so that its content isn't parsed. */
const PIECES =
  /```[\s\S]*?```|`[^`\n]*`|\{\/\*[\s\S]*?\*\/\}|^(?:import|export)\s.*$|<([A-Z]\w*)((?:\s+\w+="[^"]*")*)\s*(?:\/>|>([\s\S]*?)<\/\1>)|<\/?([A-Z]\w*)|\{/gm;

/**
 * Converts MDX to plain Markdown: drops comments and imports, translates components.
 * @param where the file's name, for errors
 * @throws on an unknown component or an expression, which fails the build
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
