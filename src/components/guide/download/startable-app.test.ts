import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { GuideOutline } from '../../../lib/guides/index.ts';
import { everydayLogin } from '../../../lib/guides/everyday-login/outline.ts';
import { passwordless } from '../../../lib/guides/passwordless/outline.ts';
import { stytchB2b } from '../../../lib/guides/stytch-b2b/outline.ts';
import { importsOf, type StepFiles } from './app-so-far.ts';
import { startableApp } from './startable-app.ts';

const read = (file: string) => readFileSync(file, 'utf8').trimEnd();
const folder = 'src/lib/quickstart/stytch/';
const origin = 'https://site.example';
const shown = [
  { step: 'ask-for-a-link', files: [`${folder}app/request-magic-link.ts`, `${folder}app/signup.ts`], fullCode: [] },
  { step: 'open-it', files: [`${folder}app/authenticate.ts`], fullCode: [] },
  { step: 'choose', files: [`${folder}app/enter-organization.ts`], fullCode: [] },
  { step: 'logged-in-and-out', files: [`${folder}app/dashboard.ts`, `${folder}app/logout.ts`], fullCode: [] },
];
const textsOf = (guide: GuideOutline, step: string, taught: StepFiles[], of = folder) =>
  new Map(startableApp(guide, step, taught, { folder: of, read, origin }).files.map(({ path, text }) => [path, text]));
const appAt = (step: string) => textsOf(stytchB2b, step, shown);

test('the app so far starts: it has its server, and the routes taught so far', () => {
  const app = appAt('ask-for-a-link');
  expect([...app.keys()]).toEqual(
    expect.arrayContaining(['app/server.ts', 'app/signup.ts', 'app/style.ts', 'client.ts']),
  );
  expect(app.get('app/routes.ts')).toContain("'POST /request_magic_link': requestMagicLink,");
});

test('a file of routes that a later step teaches says in which step it comes, and links to it', () => {
  const app = appAt('ask-for-a-link');
  const step = stytchB2b.steps.findIndex(({ id }) => id === 'logged-in-and-out');
  const title = stytchB2b.steps[step]?.title.replaceAll("'", '’');
  const url = `${origin}/guides/stytch-b2b/logged-in-and-out/`;
  const start = `import { later } from './later.ts';\n\n// Replace this file in step ${step + 1}: ${url}\n`;
  const route = (name: string) => `export const ${name} = later(${step + 1}, '${title}', '${url}');\n`;
  expect(app.get('app/dashboard.ts')).toBe(`${start}${route('dashboard')}`);
  expect(app.get('app/logout.ts')).toBe(`${start}${route('askToLogOut')}${route('logout')}`);
});

test('a file that replaces its placeholder finds everything it imports, even files that no step has shown', () => {
  const taught = [
    ...shown,
    // Taught before the file that imports it, and after.
    { step: 'choose', files: [`${folder}exchange-intermediate-session.ts`], fullCode: [] },
    { step: 'discover', files: [`${folder}list-organizations.ts`], fullCode: [] },
  ];
  const app = textsOf(stytchB2b, 'ask-for-a-link', taught);
  expect([...app.keys()]).toEqual(
    expect.arrayContaining(['app/choose-organization.ts', 'app/cookies.ts', 'list-organizations.ts']),
  );
  expect([...app.keys()]).not.toContain('exchange-intermediate-session.ts');
  for (const [path, text] of app)
    for (const { file } of importsOf(path, () => text))
      expect([...app.keys(), 'app/later.ts'], `${path} imports ${file}`).toContain(file);
});

test('every other file is as the guide shows it at each step, the table of routes too', () => {
  for (const step of ['ask-for-a-link', 'choose', 'make-it-yours'])
    for (const [path, text] of appAt(step))
      if (!text.startsWith('import { later }')) expect(text, path).toBe(`${read(`${folder}${path}`)}\n`);
  expect(appAt('make-it-yours').get('app/logout.ts')).toBe(`${read(`${folder}app/logout.ts`)}\n`);
  expect(appAt('ask-for-a-link').get('app/routes.ts')).toBe(`${read(`${folder}app/routes.ts`)}\n`);
});

test('an app that needs a file which only a later step teaches stops the build', () => {
  const own = 'src/lib/quickstart/passwordless/';
  const taught = [
    { step: 'preflight', files: [`${own}preflight.ts`], fullCode: [] },
    { step: 'verify', files: [`${own}app/browser-files.ts`], fullCode: [] },
  ];
  const make = () => textsOf(passwordless, 'preflight', taught, own);
  expect(make).toThrow('src/lib/quickstart/passwordless/app/routes.ts needs browserFile, which a later step teaches.');
});

test('a file that needs more of a later file than its routes stops the build', () => {
  const reading = (file: string) =>
    file === `${folder}app/server.ts` ? `import { LOGGED_OUT } from './logout.ts';\n${read(file)}` : read(file);
  expect(() => startableApp(stytchB2b, 'ask-for-a-link', shown, { folder, read: reading, origin })).toThrow(
    'src/lib/quickstart/stytch/app/server.ts needs LOGGED_OUT, which a later step teaches.',
  );
});

test('an app that continues another one has both, and its later routes say so from their own folder', () => {
  const everyday = `${folder}everyday/`;
  const taught = [
    { step: 'invite-a-colleague', files: [`${everyday}invite-colleague.ts`], fullCode: [] },
    { step: 'roles', files: [`${everyday}app/rename.ts`], fullCode: [] },
  ];
  const app = textsOf(everydayLogin, 'invite-a-colleague', taught, everyday);
  expect([...app.keys()]).toEqual(
    expect.arrayContaining(['client.ts', 'app/serve.ts', 'everyday/app/server.ts', 'everyday/invite-colleague.ts']),
  );
  const rename = app.get('everyday/app/rename.ts') ?? '';
  expect(rename).toContain("import { later } from '../../app/later.ts';");
  expect(rename).toContain('export const rename = later(6, ');
});

test.each(["import * as cookies from './cookies.ts';", "import './cookies.ts';", "await import('./cookies.ts');"])(
  'a file that imports another one without naming what stops the build: %s',
  (text) => expect(() => importsOf('app/a.ts', () => text)).toThrow('app/a.ts imports'),
);
