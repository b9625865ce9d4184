import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { passwordless } from '../../lib/guides/passwordless/outline.ts';
import { stytchB2b } from '../../lib/guides/stytch-b2b/outline.ts';
import { startableApp } from './startable-app.ts';

const read = (file: string) => readFileSync(file, 'utf8').trimEnd();
const folder = 'src/lib/quickstart/stytch/';
const shown = [
  { step: 'ask-for-a-link', files: [`${folder}app/request-magic-link.ts`, `${folder}app/signup.ts`], fullCode: [] },
  { step: 'open-it', files: [`${folder}app/authenticate.ts`], fullCode: [] },
  { step: 'choose', files: [`${folder}app/enter-organization.ts`], fullCode: [] },
  { step: 'logged-in-and-out', files: [`${folder}app/dashboard.ts`, `${folder}app/logout.ts`], fullCode: [] },
];
const appAt = (step: string) =>
  new Map(startableApp(stytchB2b, step, shown, { folder, read }).map(({ path, text }) => [path, text]));

test('the app so far starts: it has its server, and the routes that were taught, no later one', () => {
  const app = appAt('ask-for-a-link');
  expect([...app.keys()]).toEqual(
    expect.arrayContaining(['app/server.ts', 'app/signup.ts', 'app/style.ts', 'client.ts']),
  );
  expect([...app.keys()]).not.toContain('app/dashboard.ts');
  const routes = app.get('app/routes.ts') ?? '';
  expect(routes).toContain("'POST /request_magic_link': requestMagicLink,");
  expect(routes).not.toMatch(/dashboard|logout|\/authenticate/i);
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
  const make = () => startableApp(passwordless, 'preflight', taught, { folder: own, read });
  expect(make).toThrow('src/lib/quickstart/passwordless/app/routes.ts needs browserFile, which a later step teaches.');
});
