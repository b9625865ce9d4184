import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { inRoot } from '../lib/paths.mjs';

// The project's own configuration, so that a rule which is no longer switched on is noticed, too. Only what needs a
// file on disk is left out: the snippets below are in no file.
let eslint: ESLint;
beforeAll(() => {
  eslint = new ESLint({
    cwd: inRoot(),
    overrideConfig: [
      tseslint.configs.disableTypeChecked as ESLint.Options['overrideConfig'] & object,
      { languageOptions: { parserOptions: { projectService: false } } },
    ].flat(),
  });
}, 30_000);

const DIRECTION = 'first-login/import-direction';
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

async function rulesBroken(file: string, code: string): Promise<(string | null)[]> {
  const text = file.endsWith('.astro') ? `---\n${code}\n---\n` : code;
  const [result] = await eslint.lintText(text, { filePath: inRoot(file) });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

describe('refused', () => {
  test.each([
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
  ])('%s: %s', async (file, code) => {
    expect(await rulesBroken(file, code)).toEqual([DIRECTION]);
  });

  test.each([
    ['import()', "export const run = () => import('../lib/bench/run.ts');"],
    ['export from', "export { run } from '../lib/bench/run.ts';"],
    ['export all', "export * from '../lib/bench/run.ts';"],
    ['from the root', "import '/src/lib/bench/run.ts';"],
    ['the inline `type`, which stays an import when run', "export { type Run } from '../lib/bench/run.ts';"],
    ['the type of another part', "export type Run = import('../lib/store/database.ts').Database;"],
  ])('however it is written: %s', async (_, code) => {
    expect(await rulesBroken(PAGE, code)).toEqual([DIRECTION]);
  });
});

describe('allowed', () => {
  test.each([
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
  ])('%s: %s', async (file, code) => {
    expect(await rulesBroken(file, code)).toEqual([]);
  });
});

describe('the environment', () => {
  const code = 'export const port = process.env.PORT;';

  test.each([BENCH, STORE, PAGE, ISLAND, STYTCH, HANDLER])('is not read in %s', async (file) => {
    expect(await rulesBroken(file, code)).toEqual(['no-restricted-properties']);
    expect(await rulesBroken(file, "export { env } from 'node:process';")).toEqual(['no-restricted-imports']);
  });

  test.each([CONFIG, 'src/server.ts', 'src/lib/quickstart/stytch/app/server.ts', 'tests/contract/a.test.ts'])(
    'may be read in %s',
    async (file) => {
      expect(await rulesBroken(file, code)).toEqual([]);
    },
  );
});
