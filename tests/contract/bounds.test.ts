import type { B2BClient, MemberSession } from 'stytch';
import { expect, test } from 'vitest';
import { ERRORS } from '../../src/lib/sandbox/stytch/errors.ts';
import { refusal, startSandbox } from './harness.ts';
import { bounds } from './tables/bounds.ts';
import type { StartedSandbox } from './tables/errors.ts';

test.each(bounds)(
  '$name accepts $field within its bounds and refuses it beyond with $error',
  async ({ call, base, field, takes, refuses, error }) => {
    const { stytch, control, project } = await startSandbox();
    const prepare = async () => {
      await control('POST', '/reset', project);
      await stytch.organizations.create({ organization_name: 'Open', organization_slug: 'open' });
      await stytch.organizations.members.create({
        organization_id: 'open',
        email_address: 'ada@example.com',
        external_id: 'ada',
      });
    };
    const callWith = (value: unknown) => call(stytch, { ...base, [field]: value } as never);
    const [status, , message] = ERRORS[error];
    await prepare();
    for (const value of refuses) {
      expect(await refusal(callWith(value)), `refuses ${shown(value)}`).toEqual({ status, type: error, message });
    }
    for (const value of takes) {
      await prepare();
      expect(await callWith(value), `takes ${shown(value)}`).toMatchObject({ status_code: 200 });
    }
  },
);

const shown = (value: unknown) => (JSON.stringify(value) ?? 'undefined').slice(0, 200);

/** Every call that says how long a session lives. */
const logins: Record<string, (bench: StartedSandbox, minutes: never) => Promise<{ member_session?: MemberSession }>> = {
  'discovery.intermediateSessions.exchange': async ({ stytch, open }, session_duration_minutes) =>
    stytch.discovery.intermediateSessions.exchange({
      intermediate_session_token: await open('ada@example.com'),
      organization_id: 'globex',
      session_duration_minutes,
    }),
  'discovery.organizations.create': async ({ stytch, open }, session_duration_minutes) =>
    stytch.discovery.organizations.create({
      intermediate_session_token: await open('ada@example.com'),
      session_duration_minutes,
    }),
  'magicLinks.authenticate': async ({ stytch, newestToken }, session_duration_minutes) => {
    await stytch.magicLinks.email.loginOrSignup({ organization_id: 'globex', email_address: 'grace@example.com' });
    return stytch.magicLinks.authenticate({ magic_links_token: await newestToken(), session_duration_minutes });
  },
  'sessions.exchange': async ({ stytch, logIn }, session_duration_minutes) => {
    const { session_token } = await logIn('ada@example.com');
    return stytch.sessions.exchange({ session_token, organization_id: 'globex', session_duration_minutes });
  },
  'sessions.authenticate': async ({ stytch, logIn }, session_duration_minutes) => {
    const { session_token } = await logIn('ada@example.com');
    return stytch.sessions.authenticate({ session_token, session_duration_minutes });
  },
};

test.each(Object.entries(logins))('%s creates a session of 5 minutes to 366 days', async (_, logInFor) => {
  const bench = await startSandbox();
  for (const minutes of [4, 527_041, 5.5, '60']) {
    expect(await refusal(logInFor(bench, minutes as never))).toEqual({
      status: 400,
      type: 'invalid_session_duration_minutes',
      message: 'session_duration_minutes is invalid, should be between 5 to 527040 minutes.',
    });
  }
  for (const minutes of [5, 527_040]) {
    const { member_session: session } = await logInFor(bench, minutes as never);
    const life = Date.parse(session?.expires_at ?? '') - Date.parse(session?.last_accessed_at ?? '');
    expect(life).toBe(minutes * 60_000);
  }
});

test('a login accepts four more locales than an email', async () => {
  const { stytch, open } = await startSandbox();
  const intermediate_session_token = await open('ada@example.com');
  const exchange = (organization_id: string, locale: string) =>
    stytch.discovery.intermediateSessions.exchange({ intermediate_session_token, organization_id, locale });
  for (const locale of ['de', 'EN', ''])
    expect((await refusal(exchange('globex', locale))).type, locale).toBe('invalid_locale');
  // The organization that does not exist keeps the token from being spent: the fields come before it.
  for (const locale of ['en', 'es', 'pt-br', 'fr', 'it', 'de-DE', 'zh-Hans', 'ca-ES'])
    expect((await refusal(exchange('nothing', locale))).type, locale).toBe('organization_not_found');
});

test('the claims of a session are limited to four kilobytes', async () => {
  const { stytch, logIn } = await startSandbox();
  const { session_token } = await logIn('ada@example.com');
  const claims = (size: number) => ({ a: 'x'.repeat(size - '{"a":""}'.length) });
  const authenticate = (session_custom_claims: object) =>
    stytch.sessions.authenticate({ session_token, session_custom_claims, session_duration_minutes: 60 });
  expect((await refusal(authenticate(claims(4097)))).type).toBe('custom_claims_too_large');
  expect((await authenticate(claims(4096))).member_session.custom_claims).toEqual(claims(4096));
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

test.each(tokens)('%s returns different errors for a malformed and an unknown token', async (_, call, error) => {
  const { stytch } = await startSandbox();
  const spend = (token: unknown) => refusal(call(stytch, token as never));
  for (const token of ['abc', 'x'.repeat(43), 'x'.repeat(45), `${'x'.repeat(43)}!`, 5, {}])
    expect(await spend(token), String(token)).toMatchObject({ status: 400, type: error });
  expect(await spend('x'.repeat(44))).toMatchObject({ status: 404 });
});
