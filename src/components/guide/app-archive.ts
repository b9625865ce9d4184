import { strToU8, zipSync } from 'fflate';
import type { GuideOutline, Step } from '../../lib/guides/index.ts';
import type { SavedFile } from './startable-app.ts';

/** The same bytes at every build, so that the archive keeps its validator. A zip's times are local, in no zone. */
const MADE = new Date(2026, 0, 1);

/** A zip, because Windows opens one by a double click. It unpacks into one folder. */
export const archive = (folder: string, files: SavedFile[]): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries(files.map(({ path, text }) => [`${folder}/${path}`, strToU8(text)])), { mtime: MADE });

/**
 * What `npm init` and `npm install` of the set-up step would write, with `npm start` for the server.
 * @param versions of the packages this site has: the app was tested with them
 */
export function packageFile(name: string, files: SavedFile[], versions: Record<string, string>): SavedFile {
  const versionOf = (each: string) => {
    if (!versions[each]) throw new Error(`The app imports ${each}, which this site does not have.`);
    return versions[each];
  };
  const content = {
    name,
    private: true,
    type: 'module',
    engines: { node: '>=22.18' },
    scripts: { start: 'node app/server.ts' },
    dependencies: Object.fromEntries(packagesOf(files).map((each) => [each, versionOf(each)])),
  };
  return { path: 'package.json', text: `${JSON.stringify(content, null, 2)}\n` };
}

/** The packages that are imported, but for those Node brings along. */
function packagesOf(files: SavedFile[]): string[] {
  const imported = files.flatMap(({ text }) => [...text.matchAll(/from '([^'.][^']*)'/g)].map(([, name = '']) => name));
  return [...new Set(imported)].filter((name) => !name.startsWith('node:')).sort();
}

/** How to start what is in the archive. `install` are the lines of the set-up step, `setUp`. */
export function readmeFile(guide: GuideOutline, step: Step, setUp: Step, install: string): SavedFile {
  const named = (of: Step) => `step ${guide.steps.indexOf(of) + 1}, “${of.title}”`;
  const variables = install.split('\n').filter((line) => line.startsWith('export '));
  const text = `# ${guide.title}

The app up to ${named(step)}, of the guide at First Login. Node 22.18 or newer runs it as it is.

1. Install what it needs:

       npm install

2. Set its variables in the same terminal. The values are in your project's settings; the lines of a sandbox project
   are in the bench of ${named(setUp)}.

${variables.map((line) => `       ${line}`).join('\n')}

   In PowerShell a line reads \`$env:NAME = "value"\`.

3. Start it, and open the address it prints:

       npm start
`;
  return { path: 'README.md', text };
}
