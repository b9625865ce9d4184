import { account } from './account.ts';
import type { Route } from './app.ts';
import { browserFile, officialClient } from './browser-files.ts';
import { createTokenRoute } from './create-token.ts';
import { deletePasskeyRoute } from './delete-passkey.ts';
import { home } from './home.ts';
import { signOut } from './sign-out.ts';
import { style } from './style.ts';
import { verifySigninRoute } from './verify-signin.ts';

const scripts = [
  'account.ts',
  'client.ts',
  'page.ts',
  'post.ts',
  'prompt.ts',
  'register-passkey.ts',
  'sign-in-by-autofill.ts',
  'sign-in-with-alias.ts',
  'sign-in-without-typing.ts',
];

/** Every route of the app. */
export const routes: Record<string, Route> = {
  'GET /': home,
  'POST /create-token': createTokenRoute,
  'POST /verify-signin': verifySigninRoute,
  'GET /account': account,
  'POST /delete-passkey': deletePasskeyRoute,
  'POST /sign-out': signOut,
  'GET /app.css': style,
  'GET /client.mjs': officialClient,
  ...Object.fromEntries(
    scripts.map((name) => [
      `GET /browser/${name}`,
      () => browserFile(name),
    ]),
  ),
};
