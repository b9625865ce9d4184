import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { everydayLogin } from '../../../lib/guides/everyday-login/outline.ts';
import { passwordless } from '../../../lib/guides/passwordless/outline.ts';
import { stytchB2b } from '../../../lib/guides/stytch-b2b/outline.ts';
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
const appAt = (step: string) =>
  new Map(startableApp(stytchB2b, step, shown, { folder, read, origin }).map(({ path, text }) => [path, text]));

test('the app so far starts: it has its server, and the routes taught so far', () => {
  const app = appAt('ask-for-a-link');
  expect([...app.keys()]).toEqual(
    expect.arrayContaining(['app/server.ts', 'app/signup.ts', 'app/style.ts', 'client.ts']),
  );
  expect([...app.keys()]).not.toContain('app/dashboard.ts');
  expect(app.get('app/routes.ts')).toContain("'POST /request_magic_link': requestMagicLink,");
});

test('a route of a later step says in which step it comes, and links to it', () => {
  const routes = appAt('ask-for-a-link').get('app/routes.ts') ?? '';
  const step = stytchB2b.steps.findIndex(({ id }) => id === 'logged-in-and-out');
  const title = stytchB2b.steps[step]?.title.replaceAll("'", '’');
  const where = `${origin}/guides/stytch-b2b/logged-in-and-out/`;
  expect(routes).toContain(`'GET /dashboard': later(${step + 1}, '${title}', '${where}'),`);
  expect(routes).toContain(`'POST /logout': later(${step + 1}, '${title}', '${where}'),`);
  expect(routes.match(/import .* from '\.\/later\.ts'/g)).toHaveLength(1);
  expect(routes).not.toMatch(/from '\.\/(dashboard|logout|authenticate)\.ts'/);
});

test('at the last step the routes are as the guide shows them', () => {
  expect(appAt('make-it-yours').get('app/routes.ts')).toBe(`${read(`${folder}app/routes.ts`)}\n`);
});

test('an app that needs a file which only a later step teaches stops the build', () => {
  const own = 'src/lib/quickstart/passwordless/';
  const taught = [
    { step: 'preflight', files: [`${own}preflight.ts`], fullCode: [] },
    { step: 'verify', files: [`${own}app/browser-files.ts`], fullCode: [] },
  ];
  const make = () => startableApp(passwordless, 'preflight', taught, { folder: own, read, origin });
  expect(make).toThrow('src/lib/quickstart/passwordless/app/routes.ts needs browserFile, which a later step teaches.');
});

test('an app that continues another one has both, and its later routes say so from their own folder', () => {
  const everyday = `${folder}everyday/`;
  const taught = [
    { step: 'invite-a-colleague', files: [`${everyday}invite-colleague.ts`], fullCode: [] },
    { step: 'roles', files: [`${everyday}app/rename.ts`], fullCode: [] },
  ];
  const app = new Map(
    startableApp(everydayLogin, 'invite-a-colleague', taught, { folder: everyday, read, origin }).map(
      ({ path, text }) => [path, text],
    ),
  );
  expect([...app.keys()]).toEqual(
    expect.arrayContaining(['client.ts', 'app/serve.ts', 'everyday/app/server.ts', 'everyday/invite-colleague.ts']),
  );
  const routes = app.get('everyday/app/routes.ts') ?? '';
  expect(routes).toContain("import { later } from '../../app/later.ts';");
  expect(routes).toContain("'POST /rename': later(6, ");
});
