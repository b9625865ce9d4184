import type { Route } from './app.ts';
import { browserFile, officialClient } from './browser-files.ts';
import { createTokenRoute } from './create-token.ts';
import { home } from './home.ts';
import { verifySigninRoute } from './verify-signin.ts';

const scripts = [
  'client.ts',
  'page.ts',
  'register-passkey.ts',
  'sign-in-by-autofill.ts',
  'sign-in-with-alias.ts',
  'sign-in-without-typing.ts',
];

/** Every address of the app. */
export const routes: Record<string, Route> = {
  'GET /': home,
  'POST /create-token': createTokenRoute,
  'POST /verify-signin': verifySigninRoute,
  'GET /client.mjs': officialClient,
  ...Object.fromEntries(
    scripts.map((name) => [
      `GET /browser/${name}`,
      () => browserFile(name),
    ]),
  ),
};
