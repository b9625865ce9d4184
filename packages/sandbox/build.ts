/**
 * Compiles the sandbox into `dist`, with the libraries it uses, so that installing it needs no other package. npm runs
 * this before `npm pack`.
 */
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';
import ts from 'typescript';

/** The one module that is loaded by its URL, which the bundler doesn't follow. */
const WORKER_URL = "new URL('./worker.ts', import.meta.url)";

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../..');
const DIST = join(HERE, 'dist');

rmSync(DIST, { recursive: true, force: true });
const { output } = await build({
  cwd: ROOT,
  input: {
    index: join(HERE, 'src/index.ts'),
    command: join(HERE, 'src/command.ts'),
    'hash-worker': join(ROOT, 'src/lib/sandbox/stytch/passwords/hashes/worker.ts'),
  },
  platform: 'node',
  external: ['pg-native'],
  // A missing package would only show on the machine that installs the tarball.
  onLog(level, log, report) {
    if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
    report(level, log);
  },
  plugins: [
    {
      name: 'worker',
      transform: (code) => code.replace(WORKER_URL, WORKER_URL.replace('worker.ts', 'hash-worker.js')),
    },
  ],
  output: { dir: DIST, chunkFileNames: '[name].js', comments: { annotation: false, jsdoc: false } },
});

for (const name of ['index', 'types']) {
  const source = readFileSync(join(HERE, `src/${name}.ts`), 'utf8');
  const { outputText } = ts.transpileDeclaration(source, { fileName: `${name}.ts` });
  writeFileSync(join(DIST, `${name}.d.ts`), outputText.replaceAll("types.ts'", "types.js'"));
}

const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
const packages = modules
  .map((id) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0])
  .filter((path) => path !== undefined);
writeFileSync(join(DIST, 'LICENSES.txt'), [...new Set(packages)].sort().map(licenseOf).join('\n\n---\n\n'));
copyFileSync(join(ROOT, 'LICENSE'), join(HERE, 'LICENSE'));

/** Returns the name, version and license of a bundled package. */
function licenseOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}`;
}
