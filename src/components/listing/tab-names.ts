/** A file, or a named region of it. */
export interface Part {
  file: string;
  part?: string;
}

/**
 * Names the tabs of a listing. If two files have the same name, the one in the outer folder keeps it, and the other is
 * named with its folder: `create-token.ts` and `app/create-token.ts`. A file with two tabs is named with its regions.
 * @throws when two names are equal all the same, which fails the build
 */
export function tabNames(parts: Part[]): string[] {
  const nameOf = (file: string) => file.split('/').at(-1) ?? file;
  const depth = (file: string) => file.split('/').length;
  const names = parts.map(({ file, part }) => {
    if (part && parts.filter((other) => other.file === file).length > 1) return `${nameOf(file)}: ${part}`;
    const isInner = parts.some((other) => nameOf(other.file) === nameOf(file) && depth(other.file) < depth(file));
    return isInner ? file.split('/').slice(-2).join('/') : nameOf(file);
  });
  if (new Set(names).size < names.length) throw new Error(`Two tabs share a name: ${names.join(', ')}.`);
  return names;
}
