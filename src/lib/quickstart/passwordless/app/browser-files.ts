import { readFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';

const packages = createRequire(import.meta.url);

/** The official client as npm installed it. */
export const officialClient = () =>
  script(packages.resolve('@passwordlessdev/passwordless-client'));

/** A file of `browser/`, without its types. */
export async function browserFile(name: string) {
  const file = new URL(`../browser/${name}`, import.meta.url);
  return await script(file, stripTypeScriptTypes);
}

async function script(
  file: string | URL,
  change = (code: string) => code,
): Promise<Response> {
  const code = change(await readFile(file, 'utf8'));
  return new Response(code, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  });
}
