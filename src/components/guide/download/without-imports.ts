import { dirname, posix } from 'node:path';

const IMPORT = /^import \{([^}]*)\} from '(\.[^']+)';\n/gm;

/**
 * Takes imports out of a source, and replaces what came from them where it is a value of a record.
 * @param left the files not to import
 * @param instead code for such a value, by the file it came from
 * @throws when one of the names is used in another way: the build stops there
 */
export function withoutImports(
  file: string,
  source: string,
  left: string[],
  instead: (from: string) => string,
): string {
  const names: { name: string; from: string }[] = [];
  let text = source.replace(IMPORT, (statement, inside: string, target: string) => {
    const from = posix.join(dirname(file), target);
    if (!left.includes(from)) return statement;
    names.push(...inside.split(',').flatMap((name) => (name.trim() ? { name: name.trim(), from } : [])));
    return '';
  });
  for (const { name, from } of names) {
    text = text.replaceAll(
      new RegExp(`^( *'[^']+': )${name},\n`, 'gm'),
      (_, entry: string) => `${entry}${instead(from)},\n`,
    );
    if (new RegExp(`\\b${name}\\b(?!')`).test(text.replaceAll(/'[^'\n]*'/g, '')))
      throw new Error(`${file} needs ${name}, which a later step teaches.`);
  }
  return text;
}
