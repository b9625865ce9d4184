import type { B2BClient } from 'stytch';
import { expect, test } from 'vitest';
import { ERRORS } from '../../src/lib/sandbox/stytch/errors.ts';
import { refusal, startSandbox } from './harness.ts';
import { bounds } from './tables/bounds.ts';

test.each(bounds)(
  '$name takes $field within its bounds and refuses it beyond with $error',
  async ({ call, base, field, takes, refuses, error }) => {
    const { stytch, control, project } = await startSandbox();
    const prepare = async () => {
      await control('POST', '/reset', project);
      await stytch.organizations.create({ organization_name: 'Open', organization_slug: 'open' });
    };
    const given = (value: unknown) => call(stytch, { ...base, [field]: value } as never);
    const [status, , message] = ERRORS[error];
    await prepare();
    for (const value of refuses) {
      expect(await refusal(given(value)), `refuses ${shown(value)}`).toEqual({ status, type: error, message });
    }
    for (const value of takes) {
      await prepare();
      expect(await given(value), `takes ${shown(value)}`).toMatchObject({ status_code: 200 });
    }
  },
);

const shown = (value: unknown) => (JSON.stringify(value) ?? 'undefined').slice(0, 200);

test('a login takes a session between 5 minutes and 366 days', async () => {
  const { stytch, open, logIn } = await startSandbox();
  const intermediate_session_token = await open('ada@example.com');
  for (const session_duration_minutes of [4, 527_041, 5.5, '60']) {
    const login = { intermediate_session_token, organization_id: 'globex', session_duration_minutes };
    expect(await refusal(stytch.discovery.intermediateSessions.exchange(login as never))).toEqual({
      status: 400,
      type: 'invalid_session_duration_minutes',
      message: 'session_duration_minutes is invalid, should be between 5 to 527040 minutes.',
    });
  }
  for (const session_duration_minutes of [5, 527_040]) {
    const { member_session } = await logIn('ada@example.com', 'globex', { session_duration_minutes });
    const life = Date.parse(member_session?.expires_at ?? '') - Date.parse(member_session?.started_at ?? '');
    expect(life).toBe(session_duration_minutes * 60_000);
  }
});

test('the claims of a session stay under four kilobytes', async () => {
  const { stytch, logIn } = await startSandbox();
  const { session_token } = await logIn('ada@example.com');
  const claims = (size: number) => ({ a: 'x'.repeat(size - '{"a":""}'.length) });
  const authenticate = (session_custom_claims: object) =>
    stytch.sessions.authenticate({ session_token, session_custom_claims, session_duration_minutes: 60 });
  expect((await refusal(authenticate(claims(4096)))).type).toBe('custom_claims_too_large');
  expect((await authenticate(claims(4095))).member_session.custom_claims).toEqual(claims(4095));
});

const tokens: [name: string, (stytch: B2BClient, token: never) => Promise<unknown>, error: string][] = [
  [
    'magicLinks.discovery.authenticate',
    (stytch, token) => stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token: token }),
    'invalid_token',
  ],
  [
    'magicLinks.authenticate',
    (stytch, token) => stytch.magicLinks.authenticate({ magic_links_token: token }),
    'invalid_token',
  ],
  [
    'discovery.organizations.list',
    (stytch, token) => stytch.discovery.organizations.list({ intermediate_session_token: token }),
    'invalid_session_token',
  ],
  [
    'sessions.authenticate',
    (stytch, token) => stytch.sessions.authenticate({ session_token: token }),
    'invalid_session_token',
  ],
  ['sessions.revoke', (stytch, token) => stytch.sessions.revoke({ session_token: token }), 'invalid_session_token'],
];

test.each(tokens)('%s tells a token of the wrong shape from one that is not known', async (_, call, error) => {
  const { stytch } = await startSandbox();
  const spend = (token: unknown) => refusal(call(stytch, token as never));
  for (const token of ['abc', 'x'.repeat(43), 'x'.repeat(45), `${'x'.repeat(43)}!`, 5, {}])
    expect(await spend(token), String(token)).toMatchObject({ status: 400, type: error });
  expect(await spend('x'.repeat(44))).toMatchObject({ status: 404 });
});
