import type { Operation } from '../types.ts';

/** The quickstart's own `post` and `get`, with the path: the provider has no server SDK for Node. */
function operation(method: 'GET' | 'POST', path: string): Operation {
  const name = `passwordless${path.replaceAll('/', '.')}`;
  // Below `/passwordless` in the sandbox, at the root of the real service.
  return { name, call: `${method.toLowerCase()} ${path}`, method, path: new RegExp(`^(/passwordless)?${path}$`) };
}

/** The calls of the passkey guide, under the sandbox's names. */
export const operations: Operation[] = [
  operation('POST', '/register/token'),
  operation('POST', '/register/begin'),
  operation('POST', '/register/complete'),
  operation('POST', '/signin/begin'),
  operation('POST', '/signin/complete'),
  operation('POST', '/signin/verify'),
  operation('GET', '/credentials/list'),
  operation('POST', '/credentials/delete'),
  operation('GET', '/users/count'),
];

/** The methods of the official browser client, each with the calls it makes around the prompt. */
export const browserCalls: Record<string, string[]> = {
  register: ['passwordless.register.begin', 'passwordless.register.complete'],
  signinWithAlias: ['passwordless.signin.begin', 'passwordless.signin.complete'],
  signinWithDiscoverable: ['passwordless.signin.begin', 'passwordless.signin.complete'],
  signinWithAutofill: ['passwordless.signin.begin', 'passwordless.signin.complete'],
};
