import { expect, test } from 'vitest';
import example from '../../src/components/home/example-exchange.json' with { type: 'json' };
import { refusal, startSandbox } from './harness.ts';

test('a user gets from an email address to a session, and logs out', async () => {
  const { stytch, url, newestToken, control, project } = await startSandbox();
  const { organization } = await stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme' });
  await stytch.organizations.members.create({ organization_id: 'acme', email_address: 'ada@example.com', name: 'Ada' });
  await stytch.magicLinks.email.discovery.send({ email_address: 'ada@example.com' });

  const { body } = await control('GET', '/messages?to=Ada@example.com', project);
  const hop = await fetch(body.messages[0].link, { redirect: 'manual' });
  const landed = new URL(hop.headers.get('location') ?? '');
  expect(landed.origin + landed.pathname).toBe(`${url}/authenticate`);
  expect(landed.searchParams.get('stytch_token_type')).toBe('discovery');
  const token = landed.searchParams.get('token') ?? '';
  expect(token).toBe(await newestToken());

  const discovered = await stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token: token });
  // The home page shows a part of this response.
  expect(discovered).toMatchObject(example.body);
  expect(
    discovered.discovered_organizations.map((each) => [each.organization?.organization_slug, each.membership?.type]),
  ).toEqual([
    ['acme', 'active_member'],
    ['globex', 'eligible_to_join_by_email_domain'],
  ]);

  const entered = await stytch.discovery.intermediateSessions.exchange({
    intermediate_session_token: discovered.intermediate_session_token,
    organization_id: organization.organization_id,
  });
  expect(entered.member_authenticated).toBe(true);
  const local = await stytch.sessions.authenticateJwtLocal({ session_jwt: entered.session_jwt });
  expect(local.member_id).toBe(entered.member_id);

  const again = await stytch.sessions.authenticate({ session_token: entered.session_token });
  expect(again.member.email_address).toBe('ada@example.com');
  expect(again.member.email_address_verified).toBe(true);
  await stytch.sessions.revoke({ session_token: entered.session_token });
  expect(await refusal(stytch.sessions.authenticate({ session_token: entered.session_token }))).toMatchObject({
    status: 404,
    type: 'session_not_found',
  });

  expect(await refusal(stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token: token }))).toMatchObject(
    {
      status: 401,
      type: 'unable_to_auth_magic_link',
    },
  );
});

test('a user at an allowed domain joins without an invitation, and a user without organizations creates one', async () => {
  const { stytch, newestToken } = await startSandbox();
  await stytch.magicLinks.email.discovery.send({ email_address: 'new@example.com' });
  const discovered = await stytch.magicLinks.discovery.authenticate({
    discovery_magic_links_token: await newestToken(),
  });
  const joined = await stytch.discovery.intermediateSessions.exchange({
    intermediate_session_token: discovered.intermediate_session_token,
    organization_id: 'globex',
  });
  expect(joined.member).toMatchObject({
    status: 'active',
    email_address_verified: true,
    organization_id: joined.organization.organization_id,
  });

  await stytch.magicLinks.email.discovery.send({ email_address: 'zoe@lonely.org' });
  const nowhere = await stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token: await newestToken() });
  expect(nowhere.discovered_organizations).toEqual([]);
  const refused = stytch.discovery.intermediateSessions.exchange({
    intermediate_session_token: nowhere.intermediate_session_token,
    organization_id: 'globex',
  });
  expect((await refusal(refused)).type).toBe('invalid_email_for_jit_provisioning');
  const made = await stytch.discovery.organizations.create({
    intermediate_session_token: nowhere.intermediate_session_token,
  });
  expect(made.organization?.organization_name).toBe('lonely.org');
  expect(made.member.is_admin).toBe(true);
  const listed = await stytch.discovery.organizations.list({ session_token: made.session_token });
  expect(listed.discovered_organizations).toHaveLength(1);
});

test('the record of calls has what the caller sees', async () => {
  const { stytch, control, project } = await startSandbox();
  const sent = await stytch.magicLinks.email.discovery.send({ email_address: 'ada@example.com' });
  const { calls } = (await control('GET', '/calls', project)).body;
  expect(calls).toHaveLength(1);
  expect(JSON.parse(calls[0].response.body)).toEqual(sent);
  expect(JSON.parse(calls[0].request.body)).toEqual({ email_address: 'ada@example.com' });
  expect(calls[0]).toMatchObject({
    id: sent.request_id,
    operation: 'magic_links.email.discovery.send',
    method: 'POST',
    path: '/v1/b2b/magic_links/email/discovery/send',
  });
  expect(JSON.stringify(calls)).not.toContain(project.secret);
});

test('a fault for one call applies to one call', async () => {
  const { stytch, control, project } = await startSandbox();
  await control('POST', '/faults', project, {
    operation: 'magic_links.email.discovery.send',
    kind: 'error',
    status: 503,
    times: 1,
  });
  expect(await refusal(stytch.magicLinks.email.discovery.send({ email_address: 'ada@example.com' }))).toMatchObject({
    status: 503,
    type: 'internal_server_error',
  });
  await stytch.magicLinks.email.discovery.send({ email_address: 'ada@example.com' });
  await control('POST', '/faults', project, { operation: 'organizations.get', kind: 'drop', times: 1 });
  await expect(stytch.organizations.get({ organization_id: 'globex' })).rejects.toThrow('fetch failed');
  expect((await stytch.organizations.get({ organization_id: 'globex' })).organization.organization_name).toBe('Globex');
});

test('a fault can drop the connection of a POST, and the SDK notices immediately', async () => {
  const { stytch, project, control } = await startSandbox();
  await control('POST', '/faults', project, { operation: 'magic_links.email.discovery.send', kind: 'drop', times: 1 });
  const send = () => stytch.magicLinks.email.discovery.send({ email_address: 'ada@example.com' });
  await expect(send()).rejects.toThrow('fetch failed');
  expect((await send()).status_code).toBe(200);
});
