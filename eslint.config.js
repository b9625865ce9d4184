import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importDirection } from './scripts/eslint/import-direction.mjs';

/** Tests and their helpers. */
const TESTS = ['**/*.test.ts', 'src/**/testing/**', 'tests/**'];
/** The servers of the apps that a reader copies, which have their own terminal and environment. */
const READERS_SERVERS = ['src/lib/quickstart/**/app/server.ts', 'src/lib/quickstart/stytch/app/serve.ts'];

const ODD_WORDS = [
  ...['whoever', 'whomever', 'somebody', 'nobody', 'thereof'],
  ...['of which', 'for whom', 'to whom', 'at once', 'in the place of', 'says no', 'is worth'],
];

export default defineConfig(
  globalIgnores(['**/dist', '.dist-*', '.astro', '.data', '.test', '.look']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  astro.configs['flat/recommended'],
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'no-undef': 'off', // TypeScript does it better.
      eqeqeq: 'error',
      // Words of translated English. Each has a plain equivalent.
      'no-warning-comments': ['error', { terms: ODD_WORDS, location: 'anywhere' }],
      // An interface may require a promise where an implementation has nothing to await.
      '@typescript-eslint/require-await': 'off',
      // Our interfaces are plain objects that may be destructured; none of their functions uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      // `import { type A }` stays an import at run time, `import type { A }` doesn't.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // `onClick={async () => …}` is how islands are written.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // An unused argument that an interface requires starts with `_`.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // Prettier wraps code, but neither comments nor what it is told to ignore. Strings may be long.
    files: ['**/*.{ts,tsx,js,mjs,astro}'],
    // Their notes are lifted out of the code and shown next to it, so they stay on one line.
    ignores: ['src/lib/quickstart/**'],
    rules: {
      'max-len': [
        'error',
        { code: 120, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true },
      ],
    },
  },
  {
    // Not part of TypeScript's project, so rules that need types are off.
    files: ['**/*.{js,mjs,astro}', '**/*.astro/*.{js,ts}'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ['src/**'],
    ignores: TESTS,
    plugins: { 'first-login': { rules: { 'import-direction': importDirection } } },
    rules: { 'first-login/import-direction': 'error' },
  },
  {
    files: ['src/**'],
    ignores: [...TESTS, 'src/server.ts', ...READERS_SERVERS],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/**'],
    ignores: [...TESTS, 'src/lib/config/**', 'src/server.ts', ...READERS_SERVERS],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in src/lib/config and passed on.' },
      ],
      'no-restricted-imports': [
        'error',
        { name: 'node:process', importNames: ['env'], message: 'Settings are read in src/lib/config and passed on.' },
      ],
    },
  },
  {
    // Tests read responses as untyped JSON, and their assertions say what it contains.
    files: TESTS,
    rules: {
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      // `createServer(async …)`: a test that throws there fails, as it should.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
