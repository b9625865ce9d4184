import { expect } from 'vitest';
import { refusal, type startSandbox } from '../harness.ts';

type StartedSandbox = Awaited<ReturnType<typeof startSandbox>>;

/** Creates Globex's SCIM connection, and returns a function that calls as its identity provider. */
export async function directory({ stytch }: StartedSandbox, organization_id = 'globex') {
  const { connection } = await stytch.scim.connection.create({ organization_id, identity_provider: 'okta' });
  const { connection_id = '', base_url = '', bearer_token = '' } = connection ?? {};
  const scim = async (method: string, path: string, body?: unknown, token = bearer_token) => {
    const answer = await fetch(`${base_url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      body: text === '' ? {} : JSON.parse(text),
    };
  };
  /** Creates a user as Okta does. */
  const user = async (userName: string, more: object = {}) =>
    (
      await scim('POST', '/Users', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName,
        emails: [{ primary: true, value: userName, type: 'work' }],
        ...more,
      })
    ).body;
  const patch = (path: string, ...Operations: object[]) =>
    scim('PATCH', path, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations });
  return { connection_id, base_url, bearer_token, scim, user, patch };
}

/** Calls every operation on a SCIM connection. */
export async function walkScim(bench: StartedSandbox): Promise<void> {
  const { stytch } = bench;
  const organization_id = 'globex';
  const { connection } = stytch.scim;
  expect(await connection.get({ organization_id })).toMatchObject({ connection: null });
  const { connection_id, base_url, bearer_token, scim, user } = await directory(bench);
  expect(base_url).toBe(`${bench.url}/v1/b2b/scim/${connection_id}`);
  const held = await connection.get({ organization_id });
  expect(held.connection).toMatchObject({
    connection_id,
    status: 'active',
    identity_provider: 'okta',
    bearer_token_last_four: bearer_token.slice(-4),
    next_bearer_token_last_four: '',
  });
  expect(held.connection).not.toHaveProperty('bearer_token');

  const { id } = await user('linda@example.com');
  const { body: group } = await scim('POST', '/Groups', { displayName: 'Admins', members: [{ value: id }] });
  expect((await connection.getGroups({ organization_id, connection_id })).scim_groups).toEqual([
    { group_id: group.id, group_name: 'Admins', organization_id: expect.any(String), connection_id },
  ]);
  const updated = await connection.update({
    organization_id,
    connection_id,
    display_name: 'Okta',
    scim_group_implicit_role_assignments: [{ role_id: 'stytch_admin', group_id: group.id, group_name: '' }],
  });
  expect(updated.connection).toMatchObject({
    display_name: 'Okta',
    scim_group_implicit_role_assignments: [{ role_id: 'stytch_admin', group_id: group.id, group_name: 'Admins' }],
  });
  const { organization } = await stytch.organizations.get({ organization_id });
  expect(organization.scim_active_connection).toMatchObject({ connection_id, display_name: 'Okta' });

  const works = async (token: string) => (await scim('GET', '/Users', undefined, token)).status;
  const start = async () => (await connection.rotateStart({ organization_id, connection_id })).connection;
  await start();
  await connection.rotateCancel({ organization_id, connection_id });
  const { next_bearer_token = '' } = (await start()) ?? {};
  expect([await works(bearer_token), await works(next_bearer_token)]).toEqual([200, 200]);
  await connection.rotateComplete({ organization_id, connection_id });
  expect([await works(bearer_token), await works(next_bearer_token)]).toEqual([401, 200]);
  await connection.delete({ organization_id, connection_id });
  expect(await works(next_bearer_token)).toBe(401);
  const { member } = await stytch.organizations.members.get({ organization_id, email_address: 'linda@example.com' });
  expect(member.scim_registration).toBeNull();
  expect(await refusal(connection.delete({ organization_id, connection_id }))).toMatchObject({
    type: 'no_active_scim_connection',
  });
}
