import type { B2BClient } from 'stytch';
import { expect, test } from 'vitest';
import { ERRORS } from '../../src/lib/sandbox/stytch/errors.ts';
import { clientFor, refusal, startSandbox } from './harness.ts';

const unknown = 'x'.repeat(44);

/** Calls that are refused with an error whose status and text are known: exactly those must arrive at the caller. */
const documented: Record<string, (stytch: B2BClient) => Promise<unknown>> = {
  invalid_email: (stytch) => stytch.magicLinks.email.discovery.send({ email_address: 'ada' }),
  no_match_for_provided_magic_link_url: (stytch) =>
    stytch.magicLinks.email.discovery.send({
      email_address: 'ada@example.com',
      discovery_redirect_url: 'http://localhost:9/x',
    }),
  invalid_locale: (stytch) =>
    stytch.magicLinks.email.discovery.send({ email_address: 'ada@example.com', locale: 'xx' }),
  invalid_token: (stytch) => stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token: 'abc' }),
  magic_link_not_found: (stytch) => stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token: unknown }),
  unable_to_auth_magic_link: (stytch) =>
    stytch.magicLinks.discovery.authenticate({
      discovery_magic_links_token: '3pzjQpgksDlGKWEwUq2Up--hCHC_0oamfLHyfspKDFU=',
    }),
  invalid_session_token: (stytch) => stytch.discovery.organizations.list({ intermediate_session_token: 'abc' }),
  intermediate_session_not_found: (stytch) =>
    stytch.discovery.organizations.list({ intermediate_session_token: unknown }),
  session_not_found: (stytch) => stytch.sessions.authenticate({ session_token: unknown }),
  invalid_session_duration_minutes: (stytch) =>
    stytch.sessions.authenticate({ session_token: unknown, session_duration_minutes: 4 }),
  invalid_organization_id: (stytch) =>
    stytch.organizations.members.create({ organization_id: 'a b', email_address: 'ada@example.com' }),
  organization_not_found: (stytch) => stytch.organizations.get({ organization_id: 'nothing' }),
  organization_slug_already_used: (stytch) =>
    stytch.organizations.create({ organization_name: 'Globex', organization_slug: 'globex' }),
  invalid_organization_slug: (stytch) =>
    stytch.organizations.create({ organization_name: 'X', organization_slug: 'x' }),
  allowed_auth_methods_required_for_restricted: (stytch) =>
    stytch.organizations.create({ organization_name: 'X', organization_slug: 'xx', auth_methods: 'RESTRICTED' }),
  member_not_found: (stytch) => stytch.organizations.members.get({ organization_id: 'globex', member_id: 'nobody' }),
};

test.each(Object.entries(documented))('%s arrives with Stytch’s own status and words', async (type, call) => {
  const { stytch } = await startSandbox();
  const entry = Object.entries(ERRORS).find(([name]) => name === type);
  const [status, , message] = entry?.[1] ?? [];
  expect(await refusal(call(stytch))).toEqual({ status, type, message });
});

test('wrong credentials arrive as Stytch’s own error', async () => {
  const { url, project } = await startSandbox();
  const stranger = clientFor(url, { ...project, secret: `secret-test-${'x'.repeat(36)}` });
  expect(await refusal(stranger.organizations.get({ organization_id: 'globex' }))).toEqual({
    status: 401,
    type: 'unauthorized_credentials',
    message: 'Unauthorized credentials.',
  });
  const odd = clientFor(url, { ...project, project_id: 'project-1' });
  expect((await refusal(odd.organizations.get({ organization_id: 'globex' }))).type).toBe(
    'invalid_project_id_authentication',
  );
});

test('every order of the checks holds: header, credentials, JSON, fields, existence, state', async () => {
  const { url, project, stytch, newestToken } = await startSandbox();
  const auth = (secret: string) => `Basic ${Buffer.from(`${project.project_id}:${secret}`).toString('base64')}`;
  const post = async (path: string, authorization: string, body: string) => {
    const answer = await fetch(`${url}/v1/b2b/${path}`, { method: 'POST', body, headers: { authorization } });
    return (await answer.json()).error_type;
  };
  const path = 'magic_links/discovery/authenticate';
  expect(await post(path, 'Bearer x', '{')).toBe('invalid_authorization_header');
  expect(await post(path, auth(`secret-test-${'x'.repeat(36)}`), '{')).toBe('unauthorized_credentials');
  expect(await post(path, auth(project.secret), '{')).toBe('bad_request');
  expect(await post(path, auth(project.secret), '{}')).toBe('invalid_token');
  expect(await post(path, auth(project.secret), `{"discovery_magic_links_token":"${unknown}"}`)).toBe(
    'magic_link_not_found',
  );
  await stytch.magicLinks.email.discovery.send({ email_address: 'ada@example.com' });
  const token = await newestToken();
  await stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token: token });
  expect(await post(path, auth(project.secret), `{"discovery_magic_links_token":"${token}"}`)).toBe(
    'unable_to_auth_magic_link',
  );
});
