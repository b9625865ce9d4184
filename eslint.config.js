import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importDirection } from './scripts/eslint/import-direction.mjs';

/** Tests, and what they are written with. */
const TESTS = ['**/*.test.ts', 'src/**/testing/**', 'tests/**'];
/** The server of the app that a reader copies: it has a terminal and an environment of its own. */
const READERS_SERVER = 'src/lib/quickstart/*/app/server.ts';

export default defineConfig(
  globalIgnores(['dist', '.astro', '.data', '.test', '.look']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  astro.configs['flat/recommended'],
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'no-undef': 'off', // TypeScript does it better.
      eqeqeq: 'error',
      // An interface may ask for a promise where an implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Our interfaces are plain objects, made to be taken apart; nothing in them reads `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      // `import { type A }` stays an import when run, `import type { A }` does not.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // `onClick={async () => …}` is how islands are written.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // An argument that an interface hands over and nobody reads starts with `_`.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // Not in TypeScript's project as they stand: linted by what can be read off the text.
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
    ignores: [...TESTS, 'src/server.ts', READERS_SERVER],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/**'],
    ignores: [...TESTS, 'src/lib/config/**', 'src/server.ts', READERS_SERVER],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in src/lib/config and handed on.' },
      ],
      'no-restricted-imports': [
        'error',
        { name: 'node:process', importNames: ['env'], message: 'Settings are read in src/lib/config and handed on.' },
      ],
    },
  },
  {
    // Answers are read as JSON all over tests; what they hold is what the test is about to say.
    files: TESTS,
    rules: {
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      // `createServer(async …)`: a test that throws there fails, which is all it should do.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
