import { expect, test } from 'vitest';
import { startSandbox } from './harness.ts';
import { samlConnection, samlToken } from './saml.ts';
import { oidcConnection, ssoToken } from './sign-in.ts';

/** The app's calls and the provider are on the first instance, what comes back from the provider on the second. */
const startTwo = () => startSandbox({ instanceFor: (path) => (path.includes('/sso/callback/') ? 1 : 0) });

test.each([
  ['OpenID Connect', oidcConnection, ssoToken],
  ['SAML', samlConnection, samlToken],
] as const)('an SSO login by %s that starts on one instance ends on the other', async (_, connect, tokenFor) => {
  const bench = await startTwo();
  const { connection_id } = await connect(bench);
  const sso_token = await tokenFor(bench, 'ada@example.com', { connection_id });
  const login = await bench.stytch.sso.authenticate({ sso_token });
  expect(login).toMatchObject({ member_authenticated: true, member: { sso_registrations: [{ connection_id }] } });
});
