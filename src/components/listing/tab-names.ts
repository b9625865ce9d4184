/**
 * Names the tabs of a listing. Of two files with the same name, the one in the outer folder keeps it, and the other is
 * named with its folder: `create-token.ts` and `app/create-token.ts`.
 * @param files paths
 * @throws when two names are equal all the same, which fails the build
 */
export function tabNames(files: string[]): string[] {
  const nameOf = (file: string) => file.split('/').at(-1) ?? file;
  const depth = (file: string) => file.split('/').length;
  const names = files.map((file) => {
    const isInner = files.some((other) => nameOf(other) === nameOf(file) && depth(other) < depth(file));
    return isInner ? file.split('/').slice(-2).join('/') : nameOf(file);
  });
  if (new Set(names).size < names.length) throw new Error(`Two tabs share a name: ${names.join(', ')}.`);
  return names;
}
