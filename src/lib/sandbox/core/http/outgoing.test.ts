import { expect, test } from 'vitest';
import { createOutgoing } from './outgoing.ts';
import { json } from './response.ts';

const SITE = 'https://learn.example';

/** Calls an address from a public sandbox. @returns the path that it asked itself for */
async function call(url: string): Promise<string> {
  let asked = 'nothing';
  const outgoing = createOutgoing(SITE, async ({ path }) => {
    asked = path;
    return json(200, {});
  });
  return await outgoing(url).then(
    () => asked,
    (error: Error) => `${error.message} It asked for ${asked}.`,
  );
}

test('a public sandbox calls only its own identity provider', async () => {
  expect(await call(`${SITE}/idp/project-test-x/jwks`)).toBe('/idp/project-test-x/jwks');
  for (const elsewhere of [
    'https://evil.example/jwks',
    'http://169.254.169.254/latest/meta-data/',
    `${SITE}/_sandbox/projects`,
    `${SITE}.evil.example/idp/x`,
    `${SITE}/idp/../_sandbox/keys/rotate`,
    `${SITE}/idp/%2e%2E/_sandbox/keys/rotate`,
    `${SITE}/idp/x\\..\\..\\_sandbox/keys/rotate`,
    `${SITE}/idp`,
  ])
    expect(await call(elsewhere), elsewhere).toBe(
      'The sandbox calls only its own identity provider. It asked for nothing.',
    );
});
