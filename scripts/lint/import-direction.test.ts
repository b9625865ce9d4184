import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inRoot } from '../lib/paths.mjs';

const STYTCH = 'src/lib/quickstart/stytch/send.ts';
const HANDLER = 'src/lib/quickstart/stytch/app/signup.ts';
const BENCH = 'src/lib/bench/run.ts';
const WIRE = 'src/lib/wire/recorder.ts';
const SANDBOX = 'src/lib/sandbox/stytch/sessions/operations.ts';
const CORE = 'src/lib/sandbox/core/projects/projects.ts';
const CONTROL = 'src/lib/sandbox/control/snapshot.ts';
const STORE = 'src/lib/store/database.ts';
const CONFIG = 'src/lib/config/settings.ts';
const LOG = 'src/lib/log/log.ts';
const PAGE = 'src/pages/signup.ts';
const ASTRO_PAGE = 'src/pages/index.astro';
const ISLAND = 'src/components/bench/Bench.tsx';
const HELPER = 'src/lib/listing/region.ts';

interface Snippet {
  file: string;
  code: string;
}

/**
 * Lints all snippets in one run, and returns the rules that each breaks: starting the linter is what takes time. The
 * configuration is the project's own, so that a rule which is no longer switched on is noticed, too.
 */
function rulesBroken(snippets: Snippet[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-lint-'));
  for (const part of ['.oxlintrc.json', 'scripts/lint/']) {
    cpSync(inRoot(part), join(folder, part), { recursive: true, filter: (path) => !path.endsWith('.test.ts') });
  }
  // Several snippets have the same file's name, so each has a number in its name. A server's own name counts.
  const names = snippets.map(({ file }, index) =>
    file.endsWith('/server.ts') ? file : file.replace(/[^/.]+(?=\.[^/]*$)/, `$&-${index}`),
  );
  snippets.forEach(({ file, code }, index) => {
    const path = join(folder, names[index] ?? file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.endsWith('.astro') ? `---\n${code}\n---\n` : code);
  });
  const { stdout } = spawnSync(inRoot('node_modules', '.bin', 'oxlint'), ['--format=json', 'src', 'tests'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] };
  return names.map((name) =>
    diagnostics
      .filter(({ filename, code }) => filename === name && RULES.test(code))
      .map(({ code }) => code)
      .sort(),
  );
}

/** Not the rules about types: the modules that the snippets name aren't there. */
const RULES = /import-direction|no-restricted/;
const DIRECTION = 'first-login(import-direction)';
const ENVIRONMENT = ['eslint(no-restricted-imports)', 'eslint(no-restricted-properties)'];

/** Adds to each snippet the rules that it breaks. */
const lint = (snippets: [file: string, code: string][]) => {
  const broken = rulesBroken(snippets.map(([file, code]) => ({ file, code })));
  return snippets.map(([file, code], index) => ({ file, code, broken: broken[index] }));
};

describe('refused', () => {
  test.each(
    lint([
      [STYTCH, "import '../../wire/exchange.ts';"],
      [STYTCH, "import '../passwordless/create-token.ts';"],
      [STYTCH, "import 'zod';"],
      [HANDLER, "import '../../../config/settings.ts';"],
      [BENCH, "import '../sandbox/project.ts';"],
      [BENCH, "import '../../components/bench/Bench.tsx';"],
      [BENCH, "import 'astro:content';"],
      ['src/lib/guides/index.ts', "import '../bench/run.ts';"],
      [WIRE, "import '../store/database.ts';"],
      [WIRE, "import '../bench/run.ts';"],
      [SANDBOX, "import '../../../bench/run.ts';"],
      [SANDBOX, "import '../../../quickstart/stytch/send.ts';"],
      [SANDBOX, "import '../../../../pages/signup.ts';"],
      [SANDBOX, "import 'astro/zod';"],
      [CORE, "import '../../stytch/errors.ts';"],
      [CORE, "import '../../control/index.ts';"],
      [CONTROL, "import '../passwordless/index.ts';"],
      [SANDBOX, "import '../../passwordless/index.ts';"],
      [SANDBOX, "import '../../control/index.ts';"],
      [SANDBOX, "import '../../index.ts';"],
      ['src/lib/sandbox/index.ts', "import './stytch/errors.ts';"],
      [STORE, "import '../sandbox/project.ts';"],
      [STORE, "import '../wire/exchange.ts';"],
      [CONFIG, "import '../log/log.ts';"],
      [LOG, "import '../store/database.ts';"],
      [PAGE, "import '../lib/bench/run.ts';"],
      [PAGE, "import '../lib/quickstart/stytch/send.ts';"],
      [PAGE, "import '../lib/sandbox/project.ts';"],
      [PAGE, "import '../lib/store/database.ts';"],
      [PAGE, "import '../lib/config/settings.ts';"],
      [PAGE, "import '../server.ts';"],
      [ASTRO_PAGE, "import '../lib/bench/run.ts';"],
      [ISLAND, "import '../../lib/bench/run.ts';"],
      [ISLAND, "import '../../lib/wire/exchange.ts';"],
      ['src/layouts/Guide.astro', "import '../lib/bench/run.ts';"],
      [HELPER, "import '../bench/run.ts';"],
    ]),
  )('$file: $code', ({ broken }) => expect(broken).toEqual([DIRECTION]));

  test.each(
    lint([
      [PAGE, "export const run = () => import('../lib/bench/run.ts');"],
      [PAGE, "export { run } from '../lib/bench/run.ts';"],
      [PAGE, "export * from '../lib/bench/run.ts';"],
      [PAGE, "import '/src/lib/bench/run.ts';"],
      [PAGE, "export { type Run } from '../lib/bench/run.ts';"],
      [PAGE, "export type Run = import('../lib/store/database.ts').Database;"],
    ]),
  )('however it is written: $code', ({ broken }) => expect(broken).toEqual([DIRECTION]));
});

describe('allowed', () => {
  test.each(
    lint([
      [STYTCH, "import 'stytch'; import 'node:crypto'; import './client.ts';"],
      [HANDLER, "import '../send.ts';"],
      [BENCH, "import '../quickstart/stytch/send.ts'; import '../wire/exchange.ts'; import '../store/database.ts';"],
      [SANDBOX, "import 'zod'; import '../store.ts'; import '../../../wire/exchange.ts';"],
      [SANDBOX, "import '../../core/errors.ts'; import '../rbac/policy.ts';"],
      [CONTROL, "import '../core/errors.ts'; import '../../store/network.ts';"],
      ['src/lib/sandbox/index.ts', "import './stytch/index.ts'; import './core/errors.ts'; import './providers.ts';"],
      [STORE, "import '../config/settings.ts'; import '../log/log.ts';"],
      [WIRE, "import '../config/secret.ts';"],
      [PAGE, "import '../lib/quickstart/stytch/app/signup.ts'; import '../components/bench/Bench.tsx';"],
      [PAGE, "export type { Run } from '../lib/bench/run.ts'; export type Step = import('../lib/bench/run.ts').Step;"],
      [ISLAND, "import '../../lib/guides/index.ts'; export type { Exchange } from '../../lib/wire/exchange.ts';"],
      [BENCH, "import '../guides/index.ts';"],
      [PAGE, "import 'astro:content'; import '../lib/listing/region.ts';"],
      [ISLAND, "export { default } from '../../lib/quickstart/stytch/send.ts?raw';"],
      ['src/server.ts', "import './lib/bench/run.ts'; import './lib/sandbox/project.ts';"],
      ['src/lib/bench/run.test.ts', "import '../sandbox/project.ts';"],
    ]),
  )('$file: $code', ({ broken }) => expect(broken).toEqual([]));
});

describe('the environment', () => {
  const CODE = "export { env } from 'node:process'; export const port = process.env.PORT;";

  test.each(lint([BENCH, STORE, PAGE, ISLAND, STYTCH, HANDLER].map((file) => [file, CODE])))(
    'is not read in $file',
    ({ broken }) => expect(broken).toEqual(ENVIRONMENT),
  );

  test.each(
    lint(
      [CONFIG, 'src/server.ts', 'src/lib/quickstart/stytch/app/server.ts', 'tests/contract/a.test.ts'].map((file) => [
        file,
        CODE,
      ]),
    ),
  )('may be read in $file', ({ broken }) => expect(broken).toEqual([]));
});
