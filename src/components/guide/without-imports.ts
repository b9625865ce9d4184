import { dirname, posix } from 'node:path';

const IMPORT = /^import \{([^}]*)\} from '(\.[^']+)';\n/gm;

/**
 * A source without some of the files it imports, and without the entries of a record that name what came from them.
 * @throws when one of the names is used in another way: the build stops there
 */
export function withoutImports(file: string, source: string, left: string[]): string {
  const names: string[] = [];
  let text = source.replace(IMPORT, (statement, inside: string, target: string) => {
    if (!left.includes(posix.join(dirname(file), target))) return statement;
    names.push(...inside.split(',').flatMap((name) => name.trim() || []));
    return '';
  });
  for (const name of names) {
    text = text.replaceAll(new RegExp(`^ *'[^']+': ${name},\n`, 'gm'), '');
    // A name within a string, such as a file's, uses nothing.
    if (new RegExp(`\\b${name}\\b(?!')`).test(text.replaceAll(/'[^'\n]*'/g, '')))
      throw new Error(`${file} needs ${name}, which a later step teaches.`);
  }
  return text;
}
