import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guides } from '../../../lib/guides/index.ts';
import { fillIn } from './app-archive.ts';
import { exampleFiles } from './example-files.ts';

interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}
const manifest = (text: string) => JSON.parse(text) as Manifest;
const fileOf = (folder: string, path: string) => exampleFiles(folder).find((file) => file.path === path)?.text ?? '';

test('the files that start an app are there, also those whose names begin with a dot', () => {
  expect(
    exampleFiles('typescript')
      .map(({ path }) => path)
      .sort(),
  ).toEqual(['.gitignore', 'app/later.ts', 'start.mjs', 'tsconfig.json']);
  expect(() => exampleFiles('cobol')).toThrow('There are no files in examples/cobol.');
});

/** Each guide offers its app in both languages, so each needs both folders. */
const appsIn = (language: 'typescript' | 'flask') => guides.map(({ id }) => `${id}-${language}`);

for (const app of appsIn('typescript')) {
  test(`${app} pins the versions this site is tested with`, () => {
    const { dependencies, devDependencies } = manifest(fileOf(app, 'package.json'));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      const installed = manifest(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
      expect(version, name).toBe(installed.version);
    }
  });

  test(`the README of ${app} fits on one screen`, () => {
    expect(fileOf(app, 'README.md').split('\n').length).toBeLessThanOrEqual(45);
  });
}

test('every variable the apps read can be filled in', () => {
  const names = { STYTCH_PROJECT_ID: 'a', STYTCH_SECRET: 'b', STYTCH_API_URL: 'c', GUIDE_URL: 'd', INBOX_URL: 'e' };
  expect(fillIn(fileOf('stytch-b2b-typescript', '.env.example'), names)).toContain('STYTCH_API_URL=c\n');
  const keys = { API_URL: 'a', API_KEY: 'b', API_SECRET: 'c' };
  expect(fillIn(fileOf('passwordless-typescript', '.env.example'), keys)).toContain('API_KEY=b\n');
});

test('all apps look alike', () => {
  const style = (provider: string) => readFileSync(`src/lib/quickstart/${provider}/app/style.ts`, 'utf8');
  expect(style('passwordless')).toBe(style('stytch'));
  const rules = (css: string) => css.replaceAll(/\s+/g, '').replaceAll(';}', '}');
  const own = rules(style('stytch').split('`')[1] ?? '');
  for (const app of appsIn('flask'))
    expect(rules(readFileSync(`examples/${app}/static/app.css`, 'utf8')), app).toBe(own);
});

for (const app of appsIn('flask')) {
  test(`${app} pins what it installs, and its README fits on one screen`, () => {
    const lines = fileOf(app, 'requirements.txt').trim().split('\n');
    for (const line of lines) expect(line).toMatch(/^[\w-]+==\d[\d.]*$/);
    expect(fileOf(app, 'README.md').split('\n').length).toBeLessThanOrEqual(50);
  });

  test(`${app} has the variables of the same app in TypeScript`, () => {
    const names = (of: string) => [...fileOf(of, '.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect(names(app)).toEqual(expect.arrayContaining(names(app.replace('flask', 'typescript'))));
  });
}

/** Files that differ between everyday login's app and the quickstart's. Both are complete folders, on purpose. */
const GROWN = ['README.md', '.env.example', 'login.py', 'templates/dashboard.html', 'templates/signup.html'];
/** These have every line of the quickstart's, and more. */
const EXTENDED = ['app.py', 'settings.py'];

test('the app of everyday login in Python has the files of the quickstart’s that it doesn’t change', () => {
  for (const { path, text } of exampleFiles('stytch-b2b-flask')) {
    const own = fileOf('everyday-login-flask', path);
    if (EXTENDED.includes(path)) expect(own.split('\n'), path).toEqual(expect.arrayContaining(linesOf(path, text)));
    else if (!GROWN.includes(path)) expect(own, path).toBe(text);
  }
});

/** Without the lines that say which app it is, what its parts are, and what its pages may load. */
const linesOf = (path: string, text: string) =>
  text.split('\n').filter((line) => path !== 'app.py' || !/^"""|register_blueprint|default-src/.test(line));
